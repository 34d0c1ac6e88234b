# A task may refuse: who catches CancelledError and goes on is not cancelled.
import asyncio


async def mule():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("mule: no")
    await asyncio.sleep(0.02)
    return "mule still stands here"


async def main():
    task = asyncio.create_task(mule())
    await asyncio.sleep(0)
    task.cancel()
    print(await task)
    print("cancelled:", task.cancelled(), "requests:", task.cancelling())


asyncio.run(main())
