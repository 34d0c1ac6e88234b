# Breaking out leaves an async generator suspended; the loop closes it in a task of its own.
import asyncio


async def ticks():
    try:
        for tick in range(9):
            yield tick
    finally:
        await asyncio.sleep(0)
        print("closed in", asyncio.current_task().get_name())


async def main():
    async for tick in ticks():
        print("tick", tick)
        break
    print("after the loop")
    for _ in range(3):
        await asyncio.sleep(0)
    print("main ends in", asyncio.current_task().get_name())


asyncio.run(main())
