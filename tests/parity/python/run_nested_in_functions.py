# asyncio.run returns its value wherever it is called from, as often as one likes.
import asyncio


async def double(number):
    await asyncio.sleep(0.001)
    return number * 2


def twice(number):
    return asyncio.run(double(asyncio.run(double(number))))


print([twice(n) for n in range(3)])
print(max((3, 1, 2), key=lambda n: asyncio.run(double(-n))))


class Lazy:
    @property
    def value(self):
        return asyncio.run(double(21))


print(Lazy().value, f"{asyncio.run(double(5))}")
