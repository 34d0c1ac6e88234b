# A waiting task shows what it waits for.
import asyncio


async def inner(task):
    await task


async def main():
    event = asyncio.Event()
    waiter = asyncio.create_task(event.wait(), name="waiter")
    other = asyncio.create_task(inner(waiter), name="other")
    await asyncio.sleep(0)
    print(other)
    print(repr(waiter).split(" coro=")[0], repr(waiter).split(" wait_for=")[1])
    event.set()
    await other
    print(other)


asyncio.run(main())
