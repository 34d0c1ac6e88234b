# set() returns a token that reset() takes once, in the same context.
import asyncio
from contextvars import ContextVar, Token, copy_context

depth = ContextVar("depth")
other_depth = ContextVar("other depth", default=0)


async def other(token):
    try:
        depth.reset(token)
    except ValueError as error:
        print("another context:", str(error).split(" was ")[-1])


async def main():
    try:
        depth.get()
    except LookupError as error:
        print(type(error).__name__, depth.get("fallback"), other_depth.get(), other_depth.get(1))
    print(depth.name, other_depth.name)
    token = depth.set(1)
    inner = depth.set(2)
    print(token.var is depth, token.old_value is Token.MISSING, inner.old_value)
    depth.reset(inner)
    print(depth.get())
    try:
        other_depth.reset(token)
    except ValueError as error:
        print("another variable:", str(error).split(" was ")[-1])
    await asyncio.create_task(other(token))
    depth.reset(token)
    try:
        depth.reset(token)
    except RuntimeError as error:
        print("twice:", str(error).split(" has ")[-1])
    print(depth in copy_context())


asyncio.run(main())
try:
    ContextVar(1)
except TypeError as error:
    print(error)
