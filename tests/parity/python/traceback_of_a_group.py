# The error of a task group is a tree of tracebacks.
import asyncio


async def sail(boat):
    await asyncio.sleep(0)
    raise OSError(f"{boat} leaks")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(sail("one"))
        group.create_task(sail("two"))


asyncio.run(main())
