"""Stands for CPython's test.support: what test_asyncio asks of it, for a Python without processes."""

import contextlib
import gc
import unittest

SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
MS_WINDOWS = False


def gc_collect():
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def get_attribute(owner, name):
    try:
        return getattr(owner, name)
    except AttributeError:
        raise unittest.SkipTest(f"{owner!r} has no attribute {name!r}") from None


def cpython_only(test):
    return unittest.skip("asks whether CPython's module in C was compiled")(test)


def refcount_test(test):
    return unittest.skip("counts references, which only a debug build of CPython does")(test)
