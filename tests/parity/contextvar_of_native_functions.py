# A native coroutine has its task's context in every part between two awaits, also where others run meanwhile.
import asyncio
from contextvars import ContextVar

trail = ContextVar("trail", default="")


async def leaf(name):
    await asyncio.sleep(0)
    trail.set(trail.get() + name)
    await asyncio.sleep(0.1)


async def walk(name):
    await asyncio.sleep(0)
    for step in range(3):
        await leaf(f"{name}{step} ")
    print(name, "went", trail.get())
    return asyncio.current_task().get_name()


async def main():
    trail.set("> ")
    tasks = [asyncio.create_task(walk(name), name=name) for name in "ab"]
    print(await asyncio.gather(*tasks))
    await leaf("main")
    print("main went", trail.get())


asyncio.run(main())
