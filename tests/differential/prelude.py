# Random asyncio programs. Each line of the output begins with the time, the running task, and the number of its statement.
import asyncio
import contextlib
import contextvars
import types

variable = contextvars.ContextVar("variable", default=0)


def note(*what):
    if asyncio._get_running_loop() is None:
        return  # what is left of a program that ended in SystemExit
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    print(f"{loop.time() - started:g}", task.get_name() if task else "loop", *map(show, what))


def show(value):
    if isinstance(value, BaseExceptionGroup):
        return f"{type(value).__name__}({value.message!r}, {show(list(value.exceptions))})"
    if isinstance(value, asyncio.Task):
        return value.get_name()
    if isinstance(value, asyncio.Future):
        return "future"
    if isinstance(value, set):
        return "{" + ", ".join(map(show, sorted(value, key=number_of))) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(show, value)) + "]"
    return repr(value)


def number_of(task):
    return int(task.get_name().removeprefix("Task-"))


def outcome(future):
    if not future.done():
        return "pending"
    if future.cancelled():
        return "cancelled"
    return show(future.exception() or future.result())


def state(thing):
    return repr(thing).split(" [")[1]


def start(coroutine):
    tasks.append(asyncio.create_task(coroutine))
    return tasks[-1]


def anyone(index):
    """A task of the program, or a future that is done if there is none."""
    if index < len(tasks):
        return tasks[index]
    nobody = asyncio.get_running_loop().create_future()
    nobody.set_result("nobody")
    return nobody


def later(index):
    """The same, but none that may wait for the running task: a circle of waiters cannot be cancelled."""
    task = anyone(index)
    if isinstance(task, asyncio.Task) and number_of(task) <= number_of(asyncio.current_task()):
        return anyone(len(tasks))
    return task


def act(what, index):
    note(what, index, variable.get())
    if what == "set event":
        event.set()
    elif what == "cancel task":
        note(anyone(index).cancel("by a callback"))
    elif what == "set future":
        futures[index % 2].set_result(index)
    elif what == "fail future":
        futures[index % 2].set_exception(LookupError(index))
    elif what == "put":
        queue.put_nowait(index)
    elif what == "get":
        note(queue.get_nowait())
    elif what == "fail":
        raise ArithmeticError(index)


def seen(future):
    note("seen", future, outcome(future))


@types.coroutine
def bare():
    yield


class Twice:
    def __init__(self, make):
        self.make = make

    def __await__(self):
        first = yield from self.make().__await__()
        second = yield from self.make().__await__()
        return [first, second]


async def ticks(count, delay):
    try:
        for tick in range(count):
            await asyncio.sleep(delay)
            yield tick
    finally:
        note("ticks end")
        await asyncio.sleep(0)
        note("ticks ended")


@contextlib.asynccontextmanager
async def room(name):
    await asyncio.sleep(0)
    note("enters", name)
    try:
        yield name
    except LookupError as error:
        note("suppresses", error)
    finally:
        await asyncio.sleep(1)
        note("leaves", name)


def report(loop, context):
    if not context["message"].startswith("Task "):
        note(context["message"].split(" at 0x")[0], context.get("exception"))


def reap():
    """Ends a program whose tasks wait for ever, also where a task refuses the first cancellation."""
    note("reaps")
    asyncio.get_running_loop().call_later(10, reap)
    for task in sorted(asyncio.all_tasks(), key=number_of):
        task.cancel()


async def main(program):
    global barrier, condition, event, futures, handles, kept, lock, queue, semaphore, started, tasks
    loop = asyncio.get_running_loop()
    started = loop.time()
    loop.set_exception_handler(report)
    loop.call_later(40, reap)
    futures = [loop.create_future(), loop.create_future()]
    handles, kept, tasks = [], [], []
    barrier, condition, event, lock = asyncio.Barrier(2), asyncio.Condition(), asyncio.Event(), asyncio.Lock()
    queue, semaphore = asyncio.Queue(1), asyncio.BoundedSemaphore(2)
    return await program()


def play(program):
    try:
        print("returns", show(asyncio.run(main(program))))
    except BaseException as error:
        print("raises", show(error))
    for future in [*tasks, *futures]:
        print(show(future), outcome(future))
