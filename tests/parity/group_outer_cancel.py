# Cancelling the task around a group cancels the group, and no ExceptionGroup is made of it.
import asyncio


async def sailor():
    try:
        await asyncio.sleep(1)
    finally:
        print("sailor: back on deck")


async def voyage():
    try:
        async with asyncio.TaskGroup() as crew:
            crew.create_task(sailor())
    except asyncio.CancelledError as error:
        print("voyage:", error)
        raise


async def main():
    task = asyncio.create_task(voyage())
    await asyncio.sleep(0.02)
    task.cancel("ice ahead")
    await asyncio.wait([task])
    print("cancelled:", task.cancelled(), "requests:", task.cancelling())


asyncio.run(main())
