# A task's callbacks and the task that awaits it wake in the order in which they came.
import asyncio


async def bake():
    print("oven: works")
    return "bread"


async def guest(task):
    print("guest: waits")
    print("guest: eats", await task)


async def main():
    task = asyncio.create_task(bake())
    hungry = asyncio.create_task(guest(task))
    task.add_done_callback(lambda done: print("first callback:", done.result()))
    await asyncio.sleep(0)
    task.add_done_callback(lambda done: print("late callback:", done.result()))
    await hungry


asyncio.run(main())
