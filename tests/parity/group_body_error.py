# An error in the body cancels the tasks and stands in the group beside theirs.
import asyncio


async def candle():
    try:
        await asyncio.sleep(1)
    finally:
        print("candle: blown out")


async def main():
    try:
        async with asyncio.TaskGroup() as party:
            party.create_task(candle())
            await asyncio.sleep(0)
            raise ValueError("the cake fell down")
    except ExceptionGroup as group:
        print(group)
        print(list(group.exceptions))


asyncio.run(main())
