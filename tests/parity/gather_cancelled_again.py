# A gather whose child was cancelled says so to the one who waits, though that one has been cancelled once more meanwhile.
import asyncio


async def nap():
    await asyncio.sleep(10)


async def together(*tasks):
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError as error:
        print("together:", str(error) or "no message", asyncio.current_task().cancelling())


async def main():
    child = asyncio.create_task(nap())
    waiting = asyncio.create_task(together(child))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiting.cancel("first word")
    while not child.done():
        await asyncio.sleep(0)
    print(child.cancelled(), waiting.done())
    print(waiting.cancel("last word"))
    await waiting


asyncio.run(main())
