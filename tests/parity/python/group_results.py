# The tasks of a group keep their results; the block ends when all are done.
import asyncio


async def cook(dish, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return f"{dish} is ready"


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(cook(*order), name=order[0]) for order in (("soup", 3), ("salad", 1))]
        print([task.done() for task in tasks])
    for task in tasks:
        print(task.get_name(), task.result())
    print(sorted(task.get_name() for task in asyncio.all_tasks()))


asyncio.run(main())
