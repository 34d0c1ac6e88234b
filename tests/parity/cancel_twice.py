# A second cancel reaches the clean-up after the first.
import asyncio


async def tent():
    try:
        await asyncio.sleep(1)
    finally:
        print("tent: packs slowly")
        try:
            await asyncio.sleep(1)
            print("tent: packed")
        except asyncio.CancelledError as error:
            print("tent: left behind,", error)
            raise


async def main():
    task = asyncio.create_task(tent())
    await asyncio.sleep(0.02)
    task.cancel("evening")
    await asyncio.sleep(0.02)
    task.cancel("a bear")
    try:
        await task
    except asyncio.CancelledError as error:
        print("scout:", error)
    print(task.cancelled(), task.cancelling())


asyncio.run(main())
