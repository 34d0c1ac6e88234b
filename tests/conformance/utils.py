"""Stands for test_asyncio/utils.py, which imports sockets, servers and TLS: what the tests in scope use of it."""

import asyncio
import contextlib
import inspect
import logging
import re
import time
import unittest
from unittest import mock

from asyncio import events, futures, tasks

# There is one Future and one Task here, and they are native: CPython's classes in C are their counterparts. Its twins
# in Python have to be there for the test files to be imported; the tests of them are left out.
futures._CFuture = futures._PyFuture = asyncio.Future
tasks._CTask = tasks._PyTask = asyncio.Task
for name in ("register", "unregister", "enter", "leave"):
    for twin in ("c", "py"):
        setattr(tasks, f"_{twin}_{name}_task", getattr(tasks, f"_{name}_task"))

CLOCK_RES = 0.050  # seconds


def run_briefly(loop):
    """Runs what is ready, and one task more."""

    async def nothing():
        pass

    coroutine = nothing()
    task = loop.create_task(coroutine)
    task._log_destroy_pending = False
    try:
        loop.run_until_complete(task)
    finally:
        coroutine.close()


def run_once(loop):
    """One turn."""
    loop.call_soon(loop.stop)
    loop.run_forever()


class TestLoop(asyncio.BaseEventLoop):
    """A loop whose time begins at 0.

    CPython's has the test's generator move time, and the generator checks each timer's deadline on the way. Here the
    virtual clock moves it, and the generator is not asked: what a test checks of time is what it asks the loop.
    """

    def __init__(self, gen=None):
        super().__init__()
        self._zero = super().time()

    def time(self):
        return super().time() - self._zero

    def call_at(self, when, callback, *args, context=None):
        return super().call_at(when + self._zero, callback, *args, context=context)

    def advance_time(self, seconds):
        time.sleep(seconds)  # on the virtual clock


class TestCase(unittest.TestCase):
    """Closes the loops that a test made."""

    @staticmethod
    def close_loop(loop):
        if not loop.is_closed():
            loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()

    def set_event_loop(self, loop, *, cleanup=True):
        events.set_event_loop(None)  # whoever needs the loop is given it
        if cleanup:
            self.addCleanup(self.close_loop, loop)

    def new_test_loop(self, gen=None):
        loop = TestLoop(gen)
        self.set_event_loop(loop)
        return loop

    def tearDown(self):
        events.set_event_loop(None)
        self.doCleanups()


def MockCallback(**options):
    return mock.Mock(spec=["__call__"], **options)


class MockPattern(str):
    """Equals every text in which this pattern is found."""

    def __eq__(self, text):
        return re.search(str(self), text, re.DOTALL) is not None


class MockInstanceOf:
    """Equals every object of a class."""

    def __init__(self, kind):
        self._kind = kind

    def __eq__(self, other):
        return isinstance(other, self._kind)


def get_function_source(function):
    """The file and the first line of a function, through partials and wrappers."""
    function = inspect.unwrap(function)
    while hasattr(function, "func"):
        function = function.func
    code = function.__code__
    return code.co_filename, code.co_firstlineno


@contextlib.contextmanager
def disable_logger():
    logger = logging.getLogger("asyncio")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


async def await_without_task(coroutine):
    """Drives `coroutine` in a callback, where no task is current."""
    raised = []

    def drive():
        try:
            for _ in coroutine.__await__():
                pass
        except BaseException as error:
            raised.append(error)

    asyncio.get_running_loop().call_soon(drive)
    await asyncio.sleep(0)
    if raised:
        raise raised[0]
