# time.sleep blocks the whole loop: the timers that came due meanwhile fire after it.
import asyncio
import time


async def waiter(name, delay):
    await asyncio.sleep(delay)
    print(name)


async def main():
    tasks = [asyncio.create_task(waiter(*pair)) for pair in (("second", 0.02), ("first", 0.01))]
    await asyncio.sleep(0)
    print("blocks")
    start = time.monotonic()
    time.sleep(0.05)
    print("blocked", round(time.monotonic() - start, 2) >= 0.05)
    await asyncio.gather(*tasks)


asyncio.run(main())
