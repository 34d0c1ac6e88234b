# A cancelled child is an error like any other: the gather itself is not cancelled.
import asyncio


async def tram(line):
    await asyncio.sleep(0.05)
    return f"line {line} on time"


async def main():
    seven = asyncio.create_task(tram(7))
    nine = asyncio.create_task(tram(9))
    ride = asyncio.gather(seven, nine)
    await asyncio.sleep(0)
    seven.cancel()
    try:
        await ride
    except asyncio.CancelledError:
        print("ride:", ride.done(), "cancelled:", ride.cancelled())
    print("main cancelled:", asyncio.current_task().cancelling())
    print(await nine)

    two = asyncio.create_task(tram(2))
    two.cancel()
    late, punctual = await asyncio.gather(two, tram(4), return_exceptions=True)
    print(type(late).__name__, "beside", punctual)


asyncio.run(main())
