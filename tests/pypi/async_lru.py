# async-lru: functools.lru_cache for coroutines, which share a call that is under way.
import asyncio
from async_lru import alru_cache

calls = []


@alru_cache(maxsize=2)
async def price(dish):
    calls.append(dish)
    await asyncio.sleep(0.01)
    if dish == "fish":
        raise LookupError("no fish today")
    return len(dish)


@alru_cache(ttl=0.05)
async def weather():
    calls.append("weather")
    return len(calls)


class Kitchen:
    def __init__(self, name):
        self.name = name

    @alru_cache
    async def open(self, hour):
        calls.append((self.name, hour))
        return hour > 8


async def main():
    print(await asyncio.gather(*[price("egg") for _ in range(3)]), calls)
    print(price.cache_info(), price.cache_parameters())
    print(await price("toast"), await price("tea"), await price("egg"), calls)
    for _ in range(2):
        try:
            await price("fish")
        except LookupError as error:
            print("caught", error)
    print(calls, price.cache_info())
    first = asyncio.create_task(price("soup"))
    second = asyncio.create_task(price("soup"))
    await asyncio.sleep(0)
    first.cancel()
    print(await asyncio.gather(first, second, return_exceptions=True))
    print(price.cache_invalidate("soup"), price.cache_invalidate("soup"))
    before = await weather()
    print(await weather() == before)
    await asyncio.sleep(0.2)
    print(await weather() == before)
    kitchen = Kitchen("ours")
    print(await kitchen.open(9), await kitchen.open(9), await kitchen.open(7), calls[-2:])
    price.cache_clear()
    print(price.cache_info())
    await price.cache_close()
    try:
        await price("egg")
    except RuntimeError as error:
        print("RuntimeError", str(error).split(" for ")[0])


asyncio.run(main())
