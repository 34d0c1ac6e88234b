"""Stands for CPython's test.support.socket_helper, for a Python without sockets."""

import unittest

IPV6_ENABLED = False


def skip_unless_bind_unix_socket(test):
    return unittest.skip("there are no sockets here")(test)
