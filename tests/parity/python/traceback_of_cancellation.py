# A cancellation that nobody takes leaves asyncio.run.
import asyncio


async def sleeper():
    await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    task.cancel("wake up")
    await task


asyncio.run(main())
