# Cancelling a task inside wait_for() cancels what it waits for; that is no timeout.
import asyncio


async def diver():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("diver: comes up,", [error])
        raise


async def boat():
    try:
        await asyncio.wait_for(diver(), 0.5)
    except TimeoutError:
        print("boat: too long under water")
    except asyncio.CancelledError as error:
        print("boat: sails home,", error)
        raise


async def main():
    task = asyncio.create_task(boat())
    await asyncio.sleep(0.02)
    task.cancel("fog")
    await asyncio.wait([task])
    print("cancelled:", task.cancelled())


asyncio.run(main())
