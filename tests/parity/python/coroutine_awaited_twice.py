# A coroutine runs once; a second await is refused, and so is one while it runs.
import asyncio


async def song():
    await asyncio.sleep(0)
    return "la"


async def listener(coroutine):
    try:
        print("hears", await coroutine)
    except RuntimeError as error:
        print(error)


async def main():
    coroutine = song()
    print(await coroutine)
    await listener(coroutine)
    shared = song()
    await asyncio.gather(listener(shared), listener(shared))


asyncio.run(main())
