# asyncstdlib: itertools, functools, builtins and contextlib for async iterables.
import asyncio
import asyncstdlib as a


async def orders(names, delay=0.001):
    for name in names:
        await asyncio.sleep(delay)
        yield name


@a.lru_cache(maxsize=2)
async def price(dish):
    print("look up", dish)
    await asyncio.sleep(0.001)
    return len(dish)


class Kitchen:
    @a.cached_property
    async def menu(self):
        print("write the menu")
        await asyncio.sleep(0)
        return ["egg", "toast"]


@a.contextmanager
async def table(number):
    print("lay", number)
    try:
        yield f"table {number}"
    finally:
        print("clear", number)


async def double(number):
    await asyncio.sleep(0)
    return number * 2


async def main():
    print(await a.list(a.enumerate(orders("abc"))))
    print(await a.list(a.zip(orders("abc"), orders([1, 2, 3]))))
    print(await a.list(a.map(double, orders(range(4)))))
    print(await a.sum(orders(range(5))), await a.max(orders([3, 9, 4])), await a.any(orders([0, 0, 1])))
    print(await a.sorted(orders(["toast", "egg", "tea"]), key=len))
    print(await a.reduce(lambda total, number: total * number, orders([1, 2, 3, 4])))
    print(await a.list(a.accumulate(orders([1, 2, 3]))), await a.list(a.chain(orders("ab"), "cd")))
    print(await a.list(a.islice(orders(range(100)), 2, 8, 3)))
    print([(key, await a.list(group)) async for key, group in a.groupby(orders(["aa", "ab", "b", "ca"]), key=lambda name: name[0])])
    print([batch async for batch in a.batched(orders(range(5)), 2)], await a.list(a.pairwise(orders("abc"))))
    async with a.tee(orders("xy"), n=2) as (left, right):
        print(await a.list(left), await a.list(right))
    print(await price("egg"), await price("egg"), await price("toast"), price.cache_info())
    kitchen = Kitchen()
    print(await kitchen.menu, await kitchen.menu)
    async with table(4) as name:
        print(name)
    try:
        async with a.ExitStack() as stack:
            await stack.enter_context(table(5))
            await stack.enter_context(table(6))
            raise ValueError("no more eggs")
    except ValueError as error:
        print("caught", error)
    async with a.scoped_iter(orders("abcd")) as scoped:
        print(await a.anext(scoped), await a.anext(scoped))
        async for rest in scoped:
            print("rest", rest)
    print(await a.nlargest(orders([5, 1, 7, 3]), 2), [x async for x in a.merge(orders([1, 4]), orders([2, 3]))])


asyncio.run(main())
