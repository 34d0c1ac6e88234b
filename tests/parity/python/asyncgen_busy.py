# Two tasks cannot step the same async generator at once.
import asyncio


async def ticks():
    for tick in range(3):
        await asyncio.sleep(0)
        yield tick


async def take(name, clock):
    try:
        print(name, await anext(clock))
    except RuntimeError as error:
        print(name, error)


async def main():
    clock = ticks()
    await asyncio.gather(take("a", clock), take("b", clock))
    await take("c", clock)


asyncio.run(main())
