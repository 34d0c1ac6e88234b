# A block that ends in time leaves nothing behind: no error, no timer.
import asyncio


async def main():
    async with asyncio.timeout(0.05) as limit:
        await asyncio.sleep(0.02)
        print("train: doors close")
    print("late:", limit.expired())
    await asyncio.sleep(0.06)
    print("train: still rolling")

    try:
        async with asyncio.timeout(0.05) as limit:
            raise ValueError("leaves on the track")
    except ValueError as error:
        print("train:", error, "late:", limit.expired())


asyncio.run(main())
