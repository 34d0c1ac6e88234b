# A coroutine that is called and not awaited.
import asyncio


async def cook(dish):
    print("cooks", dish)


async def main():
    cook("egg")
    await cook("toast")


asyncio.run(main())
