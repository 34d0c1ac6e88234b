# A waiter cancelled just when the lock was handed to it passes the lock on.
import asyncio


async def reader(name, book):
    await book.acquire()
    print(f"{name}: reads")


async def main():
    book = asyncio.Lock()
    await book.acquire()
    ida = asyncio.create_task(reader("Ida", book))
    jon = asyncio.create_task(reader("Jon", book))
    await asyncio.sleep(0)
    book.release()
    ida.cancel()
    print("librarian: Ida was called away")
    await asyncio.wait([ida, jon])
    print(ida.cancelled(), jon.cancelled(), book.locked())


asyncio.run(main())
