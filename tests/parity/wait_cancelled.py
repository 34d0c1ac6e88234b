# Cancelling a task inside wait() leaves those it waits for alone.
import asyncio


async def oven():
    await asyncio.sleep(0.05)
    print("oven: bread")


async def baker(tasks):
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        print("baker: called away")
        raise


async def main():
    bread = asyncio.create_task(oven())
    task = asyncio.create_task(baker([bread]))
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.wait([task])
    print("baker cancelled:", task.cancelled(), "bread cancelled:", bread.cancelled())
    await bread


asyncio.run(main())
