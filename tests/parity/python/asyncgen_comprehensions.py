# Async comprehensions: of lists, sets, dicts, with conditions, awaits, and as generator expressions.
import asyncio


async def ticks(count):
    for tick in range(count):
        await asyncio.sleep(0)
        yield tick


async def square(number):
    await asyncio.sleep(0)
    return number * number


async def main():
    print([tick async for tick in ticks(3)])
    print({tick % 2 async for tick in ticks(4)})
    print({tick: await square(tick) async for tick in ticks(3) if tick != 1})
    print([await square(n) for n in range(4)])
    print([(a, b) async for a in ticks(2) for b in "xy"])
    print([[b async for b in ticks(a)] async for a in ticks(3)])
    lazy = (await square(n) for n in range(3))
    print(type(lazy).__name__, [n async for n in lazy])
    print(sum([n async for n in (t * 10 async for t in ticks(3))]))


asyncio.run(main())
