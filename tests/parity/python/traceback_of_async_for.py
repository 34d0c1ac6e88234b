# An error inside an async generator, seen from the loop that iterates it.
import asyncio


async def readings():
    yield 20
    await asyncio.sleep(0)
    yield 10 // 1
    raise OverflowError("the sensor melts")


async def main():
    async for degrees in readings():
        print(degrees)


asyncio.run(main())
