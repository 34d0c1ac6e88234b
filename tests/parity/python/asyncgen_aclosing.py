# contextlib.aclosing closes an async generator where the block ends, in the same task.
import asyncio
from contextlib import aclosing


async def ticks():
    try:
        for tick in range(9):
            yield tick
    finally:
        await asyncio.sleep(0)
        print("closed in", asyncio.current_task().get_name())


async def main():
    async with aclosing(ticks()) as clock:
        async for tick in clock:
            print("tick", tick)
            if tick == 1:
                break
    print("after the block")


asyncio.run(main())
