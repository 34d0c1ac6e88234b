# __await__ answers an iterator; what it yields goes to the loop, what it returns is the value of await.
import asyncio


class Letter:
    def __init__(self, text, days):
        self.text = text
        self.days = days

    def __await__(self):
        for day in range(self.days):
            print("day", day)
            yield
        yield from asyncio.sleep(0.01).__await__()
        return self.text


async def main():
    print(await Letter("hello", 2))
    print(await asyncio.gather(Letter("one", 0), Letter("two", 1)))
    print(await asyncio.wait_for(Letter("in time", 0), 5))
    task = asyncio.ensure_future(Letter("wrapped", 0))
    print(type(task).__name__, await task)


asyncio.run(main())
