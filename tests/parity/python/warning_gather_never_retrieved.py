# gather fails while nobody awaits it.
import asyncio


async def fail():
    raise OSError("flat tyre")


async def main():
    ride = asyncio.gather(fail())
    await asyncio.sleep(0.01)
    del ride
    print("walks")


asyncio.run(main())
