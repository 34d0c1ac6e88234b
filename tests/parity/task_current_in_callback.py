# Between the tasks, in a callback, no task is current.
import asyncio


def inspect():
    print("callback:", asyncio.current_task())


async def inner():
    return asyncio.current_task().get_name()


async def main():
    asyncio.get_running_loop().call_soon(inspect)
    await asyncio.sleep(0)
    print("awaited:", await inner())
    print("own task:", await asyncio.create_task(inner(), name="inner"))


asyncio.run(main())
