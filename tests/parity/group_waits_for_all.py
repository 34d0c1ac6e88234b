# A task group ends when all its tasks have ended.
import asyncio


async def picker(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name}: basket is full")
    return f"apples of {name}"


async def main():
    async with asyncio.TaskGroup() as harvest:
        ada = harvest.create_task(picker("Ada", 0.06))
        bo = harvest.create_task(picker("Bo", 0.03), name="second picker")
        print("farmer: all are in the trees,", bo.get_name(), "too")
    print("farmer:", [ada.result(), bo.result()])


asyncio.run(main())
