# A timer that is due at once still comes behind what is ready, the earliest deadline first.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, print, "timer: now")
    loop.call_later(-1, print, "timer: a second ago")
    loop.call_soon(print, "callback: one")
    loop.call_later(-2, print, "timer: two seconds ago")
    loop.call_soon(print, "callback: two")
    await asyncio.sleep(0)
    print("main: the timers come after me")
    await asyncio.sleep(0)
    print("main: all have rung")


asyncio.run(main())
