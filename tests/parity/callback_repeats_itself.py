# A callback that sets its own next timer is a clock; cancelling the latest handle stops it.
import asyncio


class Clock:
    def __init__(self, loop):
        self.loop = loop
        self.hour = 0
        self.tick()

    def tick(self):
        self.hour += 1
        print(f"clock: {self.hour}")
        self.handle = self.loop.call_later(0.04, self.tick)


async def main():
    clock = Clock(asyncio.get_running_loop())
    await asyncio.sleep(0.10)
    clock.handle.cancel()
    print("main: stops the clock")
    await asyncio.sleep(0.06)
    print("main: it is still", clock.hour)


asyncio.run(main())
