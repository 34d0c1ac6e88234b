# Recursion without end is an exception that can be caught, in functions and coroutines.
import asyncio


def down(depth):
    return down(depth + 1)


async def below(depth):
    return await below(depth + 1)


async def main():
    try:
        await below(0)
    except RecursionError as error:
        print("main:", error)
    print("main: still here")


try:
    down(0)
except RecursionError as error:
    print("down:", error)

asyncio.run(main())

down(0)
