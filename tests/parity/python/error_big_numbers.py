# Limits that Python has of its own.
import sys

for work in (lambda: int("9" * 5000), lambda: "x" * -1, lambda: [0] * 3, lambda: 1 << -1, lambda: chr(-1), lambda: bytes([256])):
    try:
        print(repr(work()))
    except ValueError as error:
        print(error)
print(sys.getrecursionlimit() >= 200, sys.maxsize > 2**30)
