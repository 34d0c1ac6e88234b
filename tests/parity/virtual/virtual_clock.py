"""A virtual clock for CPython. Its event loop stays its own but for this: where it would wait, the time
jumps to the next deadline; and `time.sleep` moves the time instead of waiting.
"""

import asyncio
import selectors
import time


class Clock:
    now = 0.0


def monotonic():
    return Clock.now


def sleep(seconds):
    Clock.now += seconds


class JumpingSelector(selectors.DefaultSelector):
    """Moves the clock to its loop's next deadline where a selector would wait for it."""

    loop = None

    def select(self, timeout=None):
        if timeout is None:
            # Only a thread can go on with this, and it does so in real time.
            events = super().select(1)
            if not events:
                raise RuntimeError("deadlock: nothing is ready and no timer is set")
            return events
        if timeout > 0:
            # Not `now + timeout`: the sum is not always exactly the deadline.
            Clock.now = self.loop._scheduled[0].when()
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        selector = JumpingSelector()
        selector.loop = self
        super().__init__(selector)


class VirtualPolicy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = VirtualLoop


VirtualLoop.__name__ = asyncio.SelectorEventLoop.__name__  # a loop's repr names its class
time.monotonic = time.perf_counter = monotonic
time.sleep = sleep
asyncio.set_event_loop_policy(VirtualPolicy())
