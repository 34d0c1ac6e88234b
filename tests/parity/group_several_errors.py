# Errors of one turn, and of the clean-up, are all in the group, in their order.
import asyncio


async def burner(number):
    await asyncio.sleep(0)
    raise ValueError(f"burner {number} is cold")


async def chimney():
    try:
        await asyncio.sleep(1)
    finally:
        raise RuntimeError("the chimney is blocked")


async def main():
    try:
        async with asyncio.TaskGroup() as stove:
            stove.create_task(burner(1))
            stove.create_task(chimney())
            stove.create_task(burner(2))
    except ExceptionGroup as group:
        print(group)
        for error in group.exceptions:
            print([error])


asyncio.run(main())
