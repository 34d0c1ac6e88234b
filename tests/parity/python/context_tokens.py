# set() returns a token that reset() takes once, in the same context.
import asyncio
from contextvars import ContextVar, Token, copy_context

depth = ContextVar("depth")


async def other(token):
    try:
        depth.reset(token)
    except ValueError as error:
        print("another context:", str(error).split("> ")[-1])


async def main():
    try:
        depth.get()
    except LookupError as error:
        print(type(error).__name__, depth.get("fallback"))
    token = depth.set(1)
    inner = depth.set(2)
    print(token.var is depth, token.old_value is Token.MISSING, inner.old_value)
    depth.reset(inner)
    print(depth.get())
    await asyncio.create_task(other(token))
    depth.reset(token)
    try:
        depth.reset(token)
    except RuntimeError as error:
        print("twice:", str(error).split("> ")[-1])
    print(depth in copy_context())


asyncio.run(main())
