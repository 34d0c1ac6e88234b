# A LifoQueue gives the latest item first: a pile of books.
import asyncio


async def reader(pile):
    while not pile.empty():
        book = await pile.get()
        print("reads", book)
        if book == "poems":
            await pile.put("dictionary")


async def main():
    pile = asyncio.LifoQueue()
    for book in ("atlas", "novel", "poems"):
        await pile.put(book)
    await reader(pile)


asyncio.run(main())
