"""asyncio as programs in Python have it: what the editor completes, and explains on hover.

The signatures are CPython 3.11's, without types; what came later is in the text. A return type stands where the editor
is to know what a variable is. A class whose objects come from a function or a method has no `__init__`.
"""

# ---- running ----

def run(main, *, debug=None):
    """Runs a coroutine on a new loop until it is done, cancels what is left, and closes the loop. Inside a task it raises
    RuntimeError. (Python 3.12: `loop_factory=None`.)"""

class Runner:
    """Keeps one loop for several runs: `with asyncio.Runner() as runner:`, which closes it at the end."""

    def __init__(self, *, debug=None, loop_factory=None): ...
    def run(self, coro, *, context=None):
        """Runs a coroutine to its end on this runner's loop."""
    def get_loop(self) -> AbstractEventLoop:
        """The runner's loop; made when first asked for."""
    def close(self):
        """Cancels what is left and closes the loop."""

# ---- coroutines and tasks ----

async def sleep(delay, result=None):
    """Waits that many seconds, then gives `result`. `sleep(0)` lets every other ready task have one turn."""

def create_task(coro, *, name=None, context=None) -> Task:
    """Plans a coroutine to run as a task of its own. It starts when the task now running awaits, in a copy of the current
    context or in the `context` given. Keep the task in a variable: the loop holds it only weakly. (Python 3.12:
    `eager_start=True` runs it at once, as far as it need not wait.)"""

def ensure_future(coro_or_future, *, loop=None) -> Future:
    """A Future for anything awaitable: a coroutine becomes a task, a Future stays itself."""

def gather(*coros_or_futures, return_exceptions=False) -> Future:
    """Runs all at the same time and gives their results in the order of the arguments. The first exception is passed on at
    once, while the others run on; with `return_exceptions=True` exceptions come as results."""

async def wait_for(fut, timeout):
    """Waits for one thing, but at most that many seconds: then cancels it and raises TimeoutError."""

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for tasks without cancelling any, until `timeout` seconds or what `return_when` says, and gives two sets:
    `done, pending = await asyncio.wait(tasks)`."""

FIRST_COMPLETED: str
"""For `wait()`: return when the first one is done."""

FIRST_EXCEPTION: str
"""For `wait()`: return when the first one fails, or all are done."""

ALL_COMPLETED: str
"""For `wait()`: return when all are done."""

def as_completed(fs, *, timeout=None):
    """Gives coroutines to await one by one; each brings the next result to come: `for next in asyncio.as_completed(aws):
    await next`. With `async for` it gives the futures themselves, each when it is done (Python 3.13)."""

def shield(arg) -> Future:
    """Waits for it, but keeps a cancellation of the one who waits away from it."""

def current_task(loop=None) -> Task:
    """The task that is running, or None in a callback."""

def all_tasks(loop=None):
    """The set of the running loop's tasks that are not done."""

def iscoroutine(obj):
    """Whether it is a coroutine object: something that can be awaited once and does not run by itself."""

def iscoroutinefunction(func):
    """Whether calling it makes a coroutine: whether it was defined with `async def`."""

def isfuture(obj):
    """Whether it is a Future; a Task is one."""

class Future:
    """A box for a result that is not there yet. It runs nothing by itself."""

    def __init__(self, *, loop=None): ...
    def result(self):
        """The result. Raises what the Future failed with, or InvalidStateError while there is none."""
    def exception(self):
        """What it failed with, or None. Raises InvalidStateError while it is not done."""
    def set_result(self, result):
        """Puts the result in and plans the callbacks. Only once: after that InvalidStateError."""
    def set_exception(self, exception):
        """Makes it fail. Only once, like `set_result()`."""
    def done(self):
        """Whether it has a result, an exception, or was cancelled."""
    def cancelled(self):
        """Whether it was cancelled."""
    def cancel(self, msg=None):
        """Cancels it. Gives False if it was done already."""
    def add_done_callback(self, fn, *, context=None):
        """Plans a call of `fn(self)` for when it is done: always in a later turn, never at once."""
    def remove_done_callback(self, fn):
        """Removes a callback; gives how many there were."""
    def get_loop(self) -> AbstractEventLoop:
        """The loop it belongs to."""

class Task(Future):
    """A coroutine running on the loop by itself, and the Future of its result. Made by `create_task()`."""

    def get_name(self):
        """Its name: `Task-1`, `Task-2`, …, or the one it was given."""
    def set_name(self, value):
        """Gives it another name."""
    def cancel(self, msg=None):
        """Asks it to stop: CancelledError is thrown in where it waits. It may tidy up, or even go on."""
    def cancelling(self):
        """How many cancellations are asked for and not taken back."""
    def uncancel(self):
        """Takes one cancellation back; gives how many are left."""
    def get_coro(self):
        """The coroutine it runs."""
    def get_stack(self, *, limit=None):
        """Where it is: the frames of the program it is in."""
    def print_stack(self, *, limit=None, file=None):
        """Prints where it is, to stderr unless `file` says otherwise."""

class TaskGroup:
    """Tasks that belong together: leaving the group waits for all of them, and if one fails the others are cancelled.
    `async with asyncio.TaskGroup() as tg:`"""

    def __init__(self): ...
    def create_task(self, coro, *, name=None, context=None) -> Task:
        """Plans a task that belongs to the group."""
    def cancel(self):
        """Cancels its tasks and the block, which then ends without a CancelledError (Python 3.15)."""

# ---- timeouts ----

def timeout(delay) -> Timeout:
    """Limits a block to that many seconds: then it is cancelled, and TimeoutError raised. `async with asyncio.timeout(3):`"""

def timeout_at(when) -> Timeout:
    """The same with a moment on the loop's clock."""

class Timeout:
    """What `async with asyncio.timeout(3) as limit:` gives to the block."""

    def when(self):
        """The deadline on the loop's clock, or None."""
    def reschedule(self, when):
        """Moves the deadline; None takes it away."""
    def expired(self):
        """Whether the deadline has passed."""

# ---- the event loop ----

def new_event_loop() -> AbstractEventLoop:
    """Makes a loop. Run it with `run_until_complete()`, and `close()` it in the end."""

def get_event_loop() -> AbstractEventLoop:
    """The running loop, or else the current one, made if there is none (Python 3.12 warns then, 3.14 raises
    RuntimeError)."""

def set_event_loop(loop):
    """Makes a loop the current one; None for none."""

def get_running_loop() -> AbstractEventLoop:
    """The running loop; RuntimeError outside tasks and callbacks."""

class AbstractEventLoop:
    """Runs one thing after another: what is ready, then what a timer makes ready, turn by turn."""

    def run_until_complete(self, future):
        """Runs until it is done, and gives its result."""
    def run_forever(self):
        """Runs until `stop()`."""
    def stop(self):
        """Ends the run after this turn."""
    def close(self):
        """Closes the loop for good. RuntimeError while it runs."""
    def is_running(self):
        """Whether it runs now."""
    def is_closed(self):
        """Whether it was closed."""
    def time(self):
        """The loop's clock, in seconds. A run starts at 0."""
    def call_soon(self, callback, *args, context=None) -> Handle:
        """Plans a call for the next turn."""
    def call_soon_threadsafe(self, callback, *args, context=None) -> Handle:
        """As `call_soon()`; here are no other threads."""
    def call_later(self, delay, callback, *args, context=None) -> TimerHandle:
        """Plans a call that many seconds from now."""
    def call_at(self, when, callback, *args, context=None) -> TimerHandle:
        """Plans a call for a moment of the loop's clock."""
    def create_future(self) -> Future:
        """An empty Future of this loop."""
    def create_task(self, coro, *, name=None, context=None) -> Task:
        """Plans a coroutine to run on this loop as a task."""
    def set_exception_handler(self, handler):
        """Hears of exceptions that nobody else could: `handler(loop, context)`; None for the default one."""
    def get_exception_handler(self):
        """The handler that was set, or None."""
    def call_exception_handler(self, context):
        """Reports an exception, in a dict with at least `message`, to the handler."""
    def default_exception_handler(self, context):
        """What happens without a handler: the context is printed to stderr."""
    def set_debug(self, enabled):
        """Switches the debug mode, which checks more and reports slow steps."""
    def get_debug(self):
        """Whether the debug mode is on."""
    async def shutdown_asyncgens(self):
        """Closes every async generator that was left open."""
    async def shutdown_default_executor(self):
        """Does nothing here: there are no threads."""
    def set_task_factory(self, factory):
        """Decides how tasks are made: `factory(loop, coro, context=None)`; None for the usual way."""
    def get_task_factory(self):
        """The factory that was set, or None."""
    slow_callback_duration: float
    """How many seconds a step may take before debug mode reports it as slow: 0.1 unless you set it."""

class Handle:
    """A planned call."""

    def cancel(self):
        """The call will not be made."""
    def cancelled(self):
        """Whether it was cancelled."""

class TimerHandle(Handle):
    """A call planned for a moment."""

    def when(self):
        """That moment, on the loop's clock."""

# ---- synchronisation ----

class Event:
    """A flag to wait for."""

    def __init__(self): ...
    async def wait(self):
        """Waits until the flag is set."""
    def set(self):
        """Sets the flag and wakes everyone who waits."""
    def clear(self):
        """Takes the flag down."""
    def is_set(self):
        """Whether the flag is set."""

class Lock:
    """One at a time, in the order they came: `async with lock:`"""

    def __init__(self): ...
    async def acquire(self):
        """Waits until the lock is free, and takes it."""
    def release(self):
        """Gives it to the next who waits. RuntimeError if nobody has it."""
    def locked(self):
        """Whether somebody has it."""

class Condition:
    """A lock whose holder can wait to be notified: `async with condition:`"""

    def __init__(self, lock=None): ...
    async def wait(self):
        """Gives the lock away, waits to be notified, and takes it again."""
    async def wait_for(self, predicate):
        """Waits until `predicate()` is true, looking again at each notification."""
    def notify(self, n=1):
        """Wakes up to `n` of those who wait."""
    def notify_all(self):
        """Wakes all who wait."""

class Semaphore:
    """Lets up to `value` in at a time: `async with semaphore:`"""

    def __init__(self, value=1): ...
    async def acquire(self):
        """Waits for a place, and takes it."""
    def release(self):
        """Gives a place back."""
    def locked(self):
        """Whether there is no place left."""

class BoundedSemaphore(Semaphore):
    """A semaphore that raises ValueError when more places are given back than were taken."""

    def __init__(self, value=1): ...

class Barrier:
    """Holds everyone until `parties` have come, then lets them all go."""

    def __init__(self, parties): ...
    async def wait(self):
        """Waits for the others; gives each a number from 0."""
    async def reset(self):
        """Empties it; those who wait get BrokenBarrierError."""
    async def abort(self):
        """Breaks it for good."""
    parties: int
    """How many it waits for."""
    n_waiting: int
    """How many wait now."""
    broken: bool
    """Whether it was broken."""

# ---- queues ----

class Queue:
    """First in, first out, between tasks. With a `maxsize`, `put()` waits while it is full."""

    def __init__(self, maxsize=0): ...
    async def put(self, item):
        """Puts a value in; waits while the queue is full."""
    async def get(self):
        """Takes a value out; waits while the queue is empty."""
    def put_nowait(self, item):
        """Puts a value in now, or raises QueueFull."""
    def get_nowait(self):
        """Takes a value out now, or raises QueueEmpty."""
    def qsize(self):
        """How many values are in it."""
    def empty(self):
        """Whether there is nothing in it."""
    def full(self):
        """Whether it holds `maxsize` values."""
    maxsize: int
    """How many it holds; 0 for any number."""
    def task_done(self):
        """Says that a value taken out has been dealt with."""
    async def join(self):
        """Waits until every value put in has been dealt with."""
    def shutdown(self, immediate=False):
        """Closes the queue: `put()` raises QueueShutDown, and so does `get()` once it is empty, or at once if `immediate`
        (Python 3.13)."""

class LifoQueue(Queue):
    """Gives the newest value first."""

    def __init__(self, maxsize=0): ...

class PriorityQueue(Queue):
    """Gives the smallest value first; tuples compare item by item."""

    def __init__(self, maxsize=0): ...

# ---- errors ----

class CancelledError:
    """Thrown in where a cancelled task waits. Let it pass when you have tidied up: `except Exception` does."""

class TimeoutError:
    """The time was up. The same as the builtin TimeoutError."""

class InvalidStateError:
    """A Future was asked for what it has not, or told what it knows already."""

class QueueEmpty:
    """`get_nowait()` of an empty queue."""

class QueueFull:
    """`put_nowait()` into a full queue."""

class QueueShutDown:
    """The queue has been shut down (Python 3.13)."""

class BrokenBarrierError:
    """The barrier was reset or aborted."""

# ---- newer than 3.11 ----

def eager_task_factory(loop, coro, *, name=None, context=None) -> Task:
    """For `loop.set_task_factory()`: every task runs at once, as far as it need not wait (Python 3.12)."""

def create_eager_task_factory(custom_task_constructor):
    """The same for tasks that `custom_task_constructor(coro, loop=…, name=…, context=…, eager_start=True)` makes (Python
    3.12)."""

def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    """Prints who waits for whom, from the running task or `future` on (Python 3.14)."""

def capture_call_graph(future=None, /, *, depth=1, limit=None):
    """The same as an object; None where no task runs (Python 3.14)."""

def format_call_graph(future=None, /, *, depth=1, limit=None):
    """The text that `print_call_graph()` prints (Python 3.14)."""
