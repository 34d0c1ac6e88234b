"""CPython's own loop on a clock that jumps, for a CPython that has no sockets to wait with."""
import asyncio
from asyncio.base_events import BaseEventLoop


class Selector:
    """Nobody is ever heard from outside: a wait is a jump of the clock."""

    def __init__(self, event_loop):
        self.event_loop = event_loop

    def select(self, timeout):
        self.event_loop.now += timeout or 0
        return []


class VirtualLoop(BaseEventLoop):
    def __init__(self):
        super().__init__()
        self.now = 0.0
        self._selector = Selector(self)

    def time(self):
        return self.now

    def _process_events(self, events):
        pass


asyncio._set_running_loop(None)  # that of the host
asyncio.new_event_loop = asyncio.runners.events.new_event_loop = VirtualLoop
