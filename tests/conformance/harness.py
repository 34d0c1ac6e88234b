"""Runs one file of CPython's test_asyncio inside Loopscope's Python.

run.mjs puts texts.py before this text, and the plan of one file behind it, and runs all as one program. What became of each test is written to
stdout as a line of JSON, beginning when the test begins: so whoever reads knows which one hung.
"""

import asyncio
import fnmatch
import json
import sys
import traceback
import unittest

PREFIX = "test.test_asyncio."
stdout = sys.stdout  # a test may patch it


def tell(test, outcome, **more):
    print(json.dumps({"test": name_of(test), "outcome": outcome, **more}), file=stdout, flush=True)


def name_of(test):
    return test if isinstance(test, str) else test.id().removeprefix(PREFIX)


class Result(unittest.TestResult):
    """Tells of each test when it begins and when it has ended."""

    def startTest(self, test):
        super().startTest(test)
        self.outcome = "passed", {}
        tell(test, "begun")

    def stopTest(self, test):
        super().stopTest(test)
        outcome, more = self.outcome
        tell(test, outcome, **more)
        asyncio._set_running_loop(None)
        asyncio.set_event_loop_policy(None)

    def addError(self, test, error):
        super().addError(test, error)
        self.fail(test, error)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.fail(test, error)

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.fail(test, error)

    def addUnexpectedSuccess(self, test):
        self.outcome = "failed", {"error": "passes, and was expected to fail", "traceback": ""}

    def addSkip(self, test, reason):
        self.outcome = "left out", {"reason": "the suite itself: " + reason}

    def fail(self, test, error):
        kind, value, trace = error
        lines = [frame.lineno for frame in traceback.extract_tb(trace) if PREFIX in frame.filename]
        more = {
            "error": "".join(traceback.format_exception_only(kind, value)).strip(),
            "line": lines[-1] if lines else 0,
            "traceback": "".join(traceback.format_exception(kind, value, trace)),
        }
        if isinstance(test, unittest.TestCase):
            self.outcome = "failed", more
        else:  # a class or a module that could not be set up
            tell(test, "failed", **more)


def tests_of(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from tests_of(test)
        else:
            yield test


def run(texts, file, left_out, only, over):
    """Runs the tests of `file` that match `only`, apart from those of `left_out` (pairs of a pattern and a reason) and
    those that are `over`."""
    sys.meta_path.insert(0, Texts(texts))
    importlib.import_module(PREFIX + "utils")  # it makes names that a file may look for first
    module = importlib.import_module(PREFIX + file)
    chosen = unittest.TestSuite()
    for test in tests_of(unittest.defaultTestLoader.loadTestsFromModule(module)):
        name = name_of(test)
        if name in over or not fnmatch.fnmatchcase(name, only):
            continue
        reason = next((reason for pattern, reason in left_out if fnmatch.fnmatchcase(name, pattern)), None)
        if reason is None:
            chosen.addTest(test)
        else:
            tell(test, "left out", reason=reason)
    chosen(Result())
    tell(file, "over")
