"""Cancels the task that makes the `nth` suspension of a program: `inject(nth, woken)`.

Text for both: CPython runs it before the program, and here it is the run's set-up. Every task's coroutine is handed
over in a `Steps`, which counts how often it suspends.
"""


def inject(nth, woken):
    """At once, or, where `woken`, when what it waits for is done and it has not gone on yet. Answers the count."""
    import asyncio
    import collections.abc

    made = 0

    class Steps(collections.abc.Coroutine):
        def __init__(self, coroutine):
            self.coroutine = coroutine

        def __getattr__(self, name):
            return getattr(self.coroutine, name)

        def __await__(self):
            return self

        def send(self, value):
            return suspended(self.coroutine.send(value))

        def throw(self, *raised):
            return suspended(self.coroutine.throw(*raised))

        def close(self):
            return self.coroutine.close()

    def suspended(awaited):
        nonlocal made
        made += 1
        if made == nth:
            cancel = asyncio.current_task().cancel
            if woken and asyncio.isfuture(awaited):
                awaited.add_done_callback(lambda _: cancel("injected"))
            else:
                cancel("injected")
        return awaited

    def make_task(loop, coroutine, **options):
        return asyncio.Task(Steps(coroutine), loop=loop, **options)

    class Policy(type(asyncio.get_event_loop_policy())):
        def new_event_loop(self):
            loop = super().new_event_loop()
            loop.set_task_factory(make_task)
            return loop

    asyncio.set_event_loop_policy(Policy())
    return lambda: made
