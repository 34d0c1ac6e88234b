# What is for threads works from the loop's own thread too.
import asyncio


def add(one, other):
    return one + other


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon_threadsafe(print, "called soon")
    print(await asyncio.to_thread(add, 1, other=2))
    print(await loop.run_in_executor(None, add, 3, 4))
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as error:
        print(error)


asyncio.run(main())
