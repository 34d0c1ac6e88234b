# A timeout shows the cancellation that it was made of.
import asyncio


async def nap():
    await asyncio.sleep(10)


async def main():
    async with asyncio.timeout(0.01):
        await nap()


asyncio.run(main())
