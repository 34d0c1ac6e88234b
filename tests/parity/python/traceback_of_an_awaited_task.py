# An error of a task comes out where the task is awaited; both places are in the traceback.
import asyncio


async def dig():
    await asyncio.sleep(0)
    raise RuntimeError("hit a pipe")


async def main():
    task = asyncio.create_task(dig())
    await asyncio.sleep(0)
    print("waits for the digger")
    await task


asyncio.run(main())
