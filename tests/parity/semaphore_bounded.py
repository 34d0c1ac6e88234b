# A bounded semaphore takes back no more than it gave; a plain one grows.
import asyncio


async def main():
    plain = asyncio.Semaphore(1)
    plain.release()
    print("plain:", await plain.acquire(), await plain.acquire(), plain.locked())

    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print("bounded:", error)
    print("still free:", not bounded.locked())

    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print("negative:", error)


asyncio.run(main())
