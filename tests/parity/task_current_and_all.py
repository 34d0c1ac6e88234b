# current_task() is the one that runs, all_tasks() those that are not done.
import asyncio


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def bee():
    print("now:", asyncio.current_task().get_name(), "of", len(asyncio.all_tasks()))
    await asyncio.sleep(0)


async def main():
    asyncio.current_task().set_name("queen")
    bees = [asyncio.create_task(bee(), name=f"bee {number}") for number in (1, 2)]
    print(names(asyncio.all_tasks()))
    await asyncio.gather(*bees)
    print(names(asyncio.all_tasks()))
    print("main is current:", asyncio.current_task() in asyncio.all_tasks())


asyncio.run(main())
