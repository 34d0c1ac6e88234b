# Endless recursion ends in a RecursionError, which can be caught; the program goes on.
import asyncio


def mirror(image):
    return mirror(image + 1)


async def deep(level):
    await deep(level + 1)


async def main():
    try:
        mirror(0)
    except RecursionError as error:
        print(type(error).__name__, str(error).startswith("maximum recursion depth exceeded"))
    try:
        await deep(0)
    except RecursionError as error:
        print(type(error).__name__, isinstance(error, RuntimeError))
    print("goes on")


asyncio.run(main())
