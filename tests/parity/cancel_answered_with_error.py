# A task that answers cancel() with another error has failed, not been cancelled.
import asyncio


async def bridge():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise RuntimeError("the bridge broke while closing")


async def main():
    task = asyncio.create_task(bridge())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled:", task.cancelled())
    print("exception:", [task.exception()])


asyncio.run(main())
