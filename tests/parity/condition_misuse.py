# Waiting and notifying need the condition's lock.
import asyncio


async def main():
    bell = asyncio.Condition()
    print("locked:", bell.locked())
    try:
        await bell.wait()
    except RuntimeError as error:
        print(error)
    try:
        bell.notify()
    except RuntimeError as error:
        print(error)
    try:
        bell.notify_all()
    except RuntimeError as error:
        print(error)
    try:
        bell.release()
    except RuntimeError as error:
        print(error)
    print("acquire:", await bell.acquire(), bell.locked())
    bell.notify_all()
    bell.release()


asyncio.run(main())
