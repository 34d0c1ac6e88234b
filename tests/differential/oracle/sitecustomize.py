"""CPython on the virtual clock, with an order of its own where it has none.

Imported by Python before the program. CPython leaves five orders to chance or to the layout of a heap;
the kernel promises one for each, and so does CPython with this: timers with the same deadline fire in the
order in which they were made, a task group and the end of `asyncio.run` cancel in the order of creation,
`as_completed` makes its tasks in the order of its arguments, and async generators that are left are closed in
the order in which they were first asked.

One defect of CPython 3.11 is mended as CPython 3.13 has it: the task that closes an async generator which was
left early runs the whole `finally` block also where it is cancelled before its first step.
"""

import asyncio
import itertools
import types
import weakref
from asyncio import base_events, events, taskgroups, tasks
from collections.abc import Coroutine

import virtual_clock

count = itertools.count()
all_tasks = tasks.all_tasks
initialise_anyhow = taskgroups.TaskGroup.__init__
initialise_loop_anyhow = base_events.BaseEventLoop.__init__


class OrderedHandle(events.TimerHandle):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.order = self._when, next(count)

    def __lt__(self, other):
        return self.order < other.order


class OrderedSet(dict):
    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class OrderedWeakSet(weakref.WeakKeyDictionary):
    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


def initialise_loop(loop):
    initialise_loop_anyhow(loop)
    loop._asyncgens = OrderedWeakSet()


def initialise_group(group):
    initialise_anyhow(group)
    group._tasks = OrderedSet()


class Closing(Coroutine):
    """`generator.aclose()`, whose `throw` counts as its first step."""

    __name__ = __qualname__ = "aclose"

    def __init__(self, generator):
        self.generator = generator
        self.steps = None

    def __await__(self):
        return self

    def send(self, value):
        self.steps = self.steps or self.generator.aclose()
        return self.steps.send(value)

    def throw(self, *raised):
        if self.steps:
            return self.steps.throw(*raised)
        self.steps = self.generator.athrow(*raised)
        try:
            return self.steps.send(None)
        except (StopAsyncIteration, GeneratorExit):
            raise StopIteration

    def close(self):
        if self.steps:
            self.steps.close()


def finalize(loop, generator):
    loop._asyncgens.discard(generator)
    if not loop.is_closed():
        loop.call_soon_threadsafe(loop.create_task, Closing(generator))


def ordered_tasks(loop=None):
    alive = all_tasks(loop)
    return [task for task in tasks._all_tasks if task in alive]


def ordered_as_completed():
    """`as_completed`, for whose code `set` keeps the order."""
    function = tasks.as_completed
    names = {**vars(tasks), "set": dict.fromkeys}
    ordered = types.FunctionType(function.__code__, names, function.__name__)
    ordered.__kwdefaults__ = function.__kwdefaults__
    return ordered


OrderedHandle.__name__ = OrderedHandle.__qualname__ = "TimerHandle"
events.TimerHandle = OrderedHandle
base_events.BaseEventLoop.__init__ = initialise_loop
base_events.BaseEventLoop._asyncgen_finalizer_hook = finalize
taskgroups.TaskGroup.__init__ = initialise_group
tasks._all_tasks.data = OrderedSet()
tasks.all_tasks = ordered_tasks
asyncio.as_completed = tasks.as_completed = ordered_as_completed()
