# Tasks may add tasks to their own group; the group waits for those too.
import asyncio


async def rumour(group, house):
    print(f"house {house} knows")
    await asyncio.sleep(0)
    for neighbour in (2 * house, 2 * house + 1):
        if neighbour < 8:
            group.create_task(rumour(group, neighbour))


async def main():
    async with asyncio.TaskGroup() as village:
        village.create_task(rumour(village, 1))
    print("the whole village knows")


asyncio.run(main())
