"""CPython on the virtual clock, with an order of its own where it has none.

Imported by Python before the program. CPython leaves three orders to chance or to the layout of a heap;
the kernel promises one for each, and so does CPython with this: timers with the same deadline fire in the
order in which they were made, and a task group and the end of `asyncio.run` cancel in the order of creation.
"""

import itertools
from asyncio import events, taskgroups, tasks

import virtual_clock

count = itertools.count()
all_tasks = tasks.all_tasks
initialise_anyhow = taskgroups.TaskGroup.__init__


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


def initialise_group(group):
    initialise_anyhow(group)
    group._tasks = OrderedSet()


def ordered_tasks(loop=None):
    return sorted(all_tasks(loop), key=lambda task: int(task.get_name().removeprefix("Task-")))


OrderedHandle.__name__ = OrderedHandle.__qualname__ = "TimerHandle"
events.TimerHandle = OrderedHandle
taskgroups.TaskGroup.__init__ = initialise_group
tasks.all_tasks = ordered_tasks
