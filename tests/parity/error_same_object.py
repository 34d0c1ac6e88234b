# One failure, many listeners: each of them is given the very same error.
import asyncio


async def reporter(news):
    try:
        await news
    except RuntimeError as error:
        return error


async def flood():
    await asyncio.sleep(0)
    raise RuntimeError("the river rises")


async def main():
    news = asyncio.create_task(flood())
    first, second = await asyncio.gather(reporter(news), reporter(news))
    print(first)
    print("same error:", first is second, first is news.exception())


asyncio.run(main())
