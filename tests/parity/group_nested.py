# A group inside a task of another group: the groups of errors nest as well.
import asyncio


async def horn():
    await asyncio.sleep(0.02)
    raise ValueError("the horn is out of tune")


async def brass():
    async with asyncio.TaskGroup() as section:
        section.create_task(horn())


async def strings():
    try:
        await asyncio.sleep(1)
    finally:
        print("strings: stop")


async def main():
    try:
        async with asyncio.TaskGroup() as orchestra:
            orchestra.create_task(brass())
            orchestra.create_task(strings())
    except ExceptionGroup as group:
        print(group)
        inner = group.exceptions[0]
        print(inner)
        print(inner.exceptions[0])


asyncio.run(main())
