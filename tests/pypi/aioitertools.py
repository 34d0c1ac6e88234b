# aioitertools: its own tests, which come with it.
import unittest

FILES = ["asyncio", "builtins", "helpers", "itertools", "more_itertools"]
suite = unittest.defaultTestLoader.loadTestsFromNames([f"aioitertools.tests.{name}" for name in FILES])
for test in [test for file in suite for case in file for test in case]:
    result = test.run()
    outcome = "passed" if result.wasSuccessful() else (result.errors + result.failures)[0][1]
    print(test.id(), "left out" if result.skipped else outcome)
