# A deadline around a group cancels all its tasks and comes out as TimeoutError.
import asyncio


async def guide(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(f"{name}: shows the castle")
    except asyncio.CancelledError:
        print(f"{name}: the gate closes")
        raise


async def main():
    try:
        async with asyncio.timeout(0.05):
            async with asyncio.TaskGroup() as tours:
                tours.create_task(guide("Ida", 0.02))
                tours.create_task(guide("Jon", 1))
    except TimeoutError as error:
        print("castle:", [error])


asyncio.run(main())
