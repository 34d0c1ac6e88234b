# A generator-based coroutine waits for a future and a task with yield from.
import asyncio
import types


@types.coroutine
def ringer(bell):
    print("ringer: waits for the rope")
    tone = yield from bell
    print("ringer: pulls")
    return f"{tone}!"


@types.coroutine
def tower(bell):
    sound = yield from asyncio.create_task(ringer(bell))
    return sound + sound


async def main():
    bell = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(tower(bell))
    await asyncio.sleep(0.02)
    bell.set_result("dong")
    print("main: hears", await task)


asyncio.run(main())
