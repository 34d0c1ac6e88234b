# ensure_future() makes a task of a coroutine and leaves tasks and futures as they are.
import asyncio


async def seed():
    return "flower"


async def main():
    task = asyncio.ensure_future(seed())
    future = asyncio.get_running_loop().create_future()
    print("started:", task.done())
    print("same task:", asyncio.ensure_future(task) is task)
    print("same future:", asyncio.ensure_future(future) is future)
    print("futures:", asyncio.isfuture(task), asyncio.isfuture(future), asyncio.isfuture("flower"))
    print(await task)


asyncio.run(main())
