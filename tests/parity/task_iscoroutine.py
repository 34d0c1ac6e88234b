# What is a coroutine, and what makes one.
import asyncio


async def swim():
    await asyncio.sleep(0)
    return "wet"


def dive():
    return "wetter"


async def main():
    coroutine = swim()
    print("functions:", asyncio.iscoroutinefunction(swim), asyncio.iscoroutinefunction(dive))
    print("coroutine:", asyncio.iscoroutine(coroutine))
    task = asyncio.create_task(coroutine)
    print("task:", asyncio.iscoroutine(task), "of it:", task.get_coro() is coroutine)
    print("function:", asyncio.iscoroutine(swim), "word:", asyncio.iscoroutine(dive()))
    print(await task)


asyncio.run(main())
