# AsyncExitStack leaves everything it holds in reverse order.
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def room(name):
    print("enters", name)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print("leaves", name)


async def say(word):
    print(word)


async def main():
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(room(name)) for name in ("hall", "attic")]
        stack.push_async_callback(say, "async callback")
        stack.callback(print, "callback")
        print("inside", names)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(room("cellar"))
        moved = stack.pop_all()
    print("still in the cellar")
    await moved.aclose()


asyncio.run(main())
