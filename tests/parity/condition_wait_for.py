# wait_for() sleeps until its question is answered with yes; every notify asks again.
import asyncio


async def bus(seats, stop):
    async with stop:
        answer = await stop.wait_for(lambda: len(seats) >= 3 and f"{len(seats)} aboard")
        print("bus: leaves with", answer)


async def main():
    seats = []
    stop = asyncio.Condition()
    task = asyncio.create_task(bus(seats, stop))
    for passenger in ("Ada", "Bo", "Cy"):
        await asyncio.sleep(0.02)
        async with stop:
            seats.append(passenger)
            stop.notify()
            print(f"{passenger}: sits down")
    await task


asyncio.run(main())
