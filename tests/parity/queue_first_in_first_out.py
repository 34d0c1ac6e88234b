# A queue carries items from one task to another in the order of putting.
import asyncio


async def miller(sacks):
    for sack in range(1, 4):
        await asyncio.sleep(0.02)
        print(f"miller: sack {sack}")
        await sacks.put(f"sack {sack}")
    await sacks.put(None)


async def baker(sacks):
    while (sack := await sacks.get()) is not None:
        print(f"baker: bakes {sack}, left {sacks.qsize()}")
    print("baker: goes to bed")


async def main():
    sacks = asyncio.Queue()
    await asyncio.gather(miller(sacks), baker(sacks))
    print("empty:", sacks.empty(), "full:", sacks.full())


asyncio.run(main())
