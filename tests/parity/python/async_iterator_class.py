# A class with __aiter__ and __anext__ works in async for; StopAsyncIteration ends it.
import asyncio


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.left -= 1
        return self.left + 1


async def main():
    async for number in Countdown(3):
        print(number)
    print([number async for number in Countdown(2)])


asyncio.run(main())
