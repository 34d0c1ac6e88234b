# asynccontextmanager makes an async with of an async generator; also as a decorator.
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def session(name):
    print("connects", name)
    await asyncio.sleep(0)
    try:
        yield name
    except ConnectionError as error:
        print("lost", error)
    finally:
        await asyncio.sleep(0)
        print("hangs up", name)


@session("decorated")
async def work():
    print("works")


async def main():
    async with session("first") as name:
        print("talks to", name)
    async with session("second"):
        raise ConnectionError("the line")
    await work()


asyncio.run(main())
