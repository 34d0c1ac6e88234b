# A barrier fills again after each round: nobody starts round two before all ended round one.
import asyncio


async def painter(name, pace, break_):
    for coat in (1, 2, 3):
        await asyncio.sleep(pace)
        print(f"{name}: coat {coat}")
        async with break_:
            pass


async def main():
    break_ = asyncio.Barrier(2)
    await asyncio.gather(painter("quick", 0.02, break_), painter("slow", 0.05, break_))
    print("the wall is white")


asyncio.run(main())
