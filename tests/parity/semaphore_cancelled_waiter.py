# A waiter cancelled just when it was given a place gives it to the next.
import asyncio


async def driver(name, parking):
    await parking.acquire()
    print(f"{name}: parks")


async def main():
    parking = asyncio.Semaphore(0)
    drivers = [asyncio.create_task(driver(name, parking)) for name in ("Ada", "Bo", "Cy")]
    await asyncio.sleep(0)
    parking.release()
    drivers[0].cancel()
    await asyncio.sleep(0.02)
    print([task.done() for task in drivers])
    parking.release()
    await asyncio.wait(drivers)
    print([task.cancelled() for task in drivers])


asyncio.run(main())
