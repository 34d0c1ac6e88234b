# A cancelled task may still await in its finally; who awaits the task waits for that too.
import asyncio


async def potter():
    try:
        print("potter: turns the wheel")
        await asyncio.sleep(1)
    finally:
        print("potter: washes hands")
        await asyncio.sleep(0.02)
        print("potter: locks the door")


async def main():
    task = asyncio.create_task(potter())
    await asyncio.sleep(0.02)
    task.cancel()
    print("main: waits for the potter")
    try:
        await task
    except asyncio.CancelledError:
        print("main: potter cancelled:", task.cancelled())


asyncio.run(main())
