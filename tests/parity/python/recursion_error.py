# Recursion without end is an exception that can be caught, within a loop as well.
import asyncio


def down(depth):
    return down(depth + 1)


async def main():
    try:
        down(0)
    except RecursionError as error:
        print("main:", error)
    await asyncio.sleep(1)
    print("main: still here")


asyncio.run(main())

down(0)
