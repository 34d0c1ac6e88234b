# Awaiting a coroutine is a call: without a real wait inside, nobody else gets a turn.
import asyncio


async def peel(fruit):
    print(f"peels the {fruit}")
    return f"peeled {fruit}"


async def prepare(fruits):
    return [await peel(fruit) for fruit in fruits]


async def helper():
    print("helper: finally my turn")


async def main():
    task = asyncio.create_task(helper())
    print(await prepare(["apple", "pear"]))
    print("main: still my turn")
    await task


asyncio.run(main())
