# How a task prints itself, from pending to finished.
import asyncio


async def walk(future):
    await future
    return "home"


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(walk(future))
    print(task)
    await asyncio.sleep(0)
    print(task)
    task.add_done_callback(print)
    future.set_result(None)
    print(task)
    print(await task)
    print(task.get_coro())
    task = None
    print(asyncio.current_task())


def without_address(*what):
    print_anything(*(str(thing).split(" at 0x")[0] for thing in what))


print_anything, print = print, without_address
asyncio.run(main())
