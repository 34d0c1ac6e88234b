"""Stands for CPython's test.support.script_helper, which starts other processes."""

import unittest


def assert_python_ok(*_arguments, **_variables):
    raise unittest.SkipTest("runs another process")
