# Exceptions, groups and the errors of asyncio, as str and as repr.
import asyncio

errors = [
    ValueError(), KeyError("key"), OSError(2, "not here"), asyncio.CancelledError("stop"), asyncio.TimeoutError(),
    asyncio.InvalidStateError("done"), ExceptionGroup("several", [ValueError(1), KeyError(2)]),
    BaseExceptionGroup("mixed", [KeyboardInterrupt()]), StopIteration(3), UnicodeError("u"),
]
for error in errors:
    print(f"{error!s:30} {error!r}")
print(asyncio.TimeoutError is TimeoutError, issubclass(asyncio.CancelledError, Exception))
print(asyncio.CancelledError.__module__, asyncio.InvalidStateError.__mro__[1].__name__)
print(asyncio.QueueEmpty.__mro__[1].__name__, asyncio.BrokenBarrierError.__mro__[1].__name__)
