# Timers fire by deadline, whatever the order in which they were set.
import asyncio


async def runner(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrives")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.10, print, "judge: time is up")
    loop.call_later(0.02, print, "judge: go")
    await asyncio.gather(runner("snail", 0.13), runner("hare", 0.04), runner("hedgehog", 0.07))
    print("judge: all are here")


asyncio.run(main())
