# A waiter cancelled in front of a lock leaves the line to the others.
import asyncio


async def customer(name, lock):
    try:
        async with lock:
            print(f"{name}: at the counter")
            await asyncio.sleep(0.03)
    except asyncio.CancelledError:
        print(f"{name}: leaves the line")
        raise


async def main():
    lock = asyncio.Lock()
    ada, bo, cy = (asyncio.create_task(customer(name, lock)) for name in ("Ada", "Bo", "Cy"))
    await asyncio.sleep(0)
    bo.cancel()
    await asyncio.wait([ada, bo, cy])
    print("counter is busy:", lock.locked())


asyncio.run(main())
