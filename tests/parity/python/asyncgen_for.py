# async for awaits each item of an async generator, and other tasks run meanwhile.
import asyncio


async def ticks(count):
    for tick in range(count):
        await asyncio.sleep(0)
        yield tick


async def listen(name):
    async for tick in ticks(3):
        print(name, tick)
    else:
        print(name, "has heard all")


async def main():
    await asyncio.gather(listen("a"), listen("b"))


asyncio.run(main())
