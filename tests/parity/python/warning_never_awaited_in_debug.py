# Debug mode tells where the coroutine that nobody awaited was made.
import asyncio


async def cook():
    pass


def order():
    return cook()


async def main():
    order()
    print("hungry")


asyncio.run(main(), debug=True)
