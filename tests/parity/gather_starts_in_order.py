# gather starts its coroutines in the order of the arguments, before it is awaited.
import asyncio


async def rower(seat):
    print(f"seat {seat}: catches")
    await asyncio.sleep(0)
    print(f"seat {seat}: pulls")
    return seat


async def main():
    crew = asyncio.gather(rower(4), rower(3), rower(2), rower(1))
    print("cox: are you ready?")
    await asyncio.sleep(0)
    print("cox: row!")
    print("cox:", await crew)


asyncio.run(main())
