# A cancelled gather stays cancelled even if it was to return exceptions.
import asyncio


async def oar(side):
    try:
        await asyncio.sleep(1)
    finally:
        print(f"{side} oar is in")


async def boat():
    results = await asyncio.gather(oar("left"), oar("right"), return_exceptions=True)
    print("never seen:", results)


async def main():
    trip = asyncio.create_task(boat())
    await asyncio.sleep(0.02)
    trip.cancel("thunder")
    try:
        await trip
    except asyncio.CancelledError as error:
        print("trip:", [error])


asyncio.run(main())
