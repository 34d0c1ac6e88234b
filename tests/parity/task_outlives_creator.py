# A task goes on when the task that created it has ended.
import asyncio


async def chick(name):
    for day in range(1, 4):
        await asyncio.sleep(0.02)
        print(f"{name}: day {day}")
    return f"{name} flies"


async def hen(nest):
    nest.append(asyncio.create_task(chick("Pip")))
    print("hen: off to eat")
    return "hen is gone"


async def main():
    nest = []
    print(await asyncio.create_task(hen(nest)))
    print(await nest[0])


asyncio.run(main())
