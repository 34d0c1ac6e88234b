# A leftover task that refuses the first cancellation is waited for.
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("one more moment")
        await asyncio.sleep(0.01)
        print("now")


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print("main leaves", task.done())


asyncio.run(main())
