# A turn runs what was ready at its start: callbacks added meanwhile wait for the next one.
import asyncio


def first(loop):
    print("first: asks for a third")
    loop.call_soon(third, loop)


def second():
    print("second")


def third(loop):
    print("third: asks for a fourth")
    loop.call_soon(print, "fourth")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(first, loop)
    loop.call_soon(second)
    for turn in range(1, 5):
        print(f"-- turn {turn} of main")
        await asyncio.sleep(0)


asyncio.run(main())
