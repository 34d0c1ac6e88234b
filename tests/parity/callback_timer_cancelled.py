# A timer that is cancelled never fires, and those around it do.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    timers = [loop.call_later(0.02 * number, print, f"cuckoo {number}") for number in (1, 2, 3, 4)]
    timers[0].cancel()
    timers[2].cancel()
    await asyncio.sleep(0.10)
    print([timer.cancelled() for timer in timers])


asyncio.run(main())
