# A task that cancels itself and returns without another await is cancelled all the same.
import asyncio


async def actor():
    asyncio.current_task().cancel("no encore")
    return "applause"


async def main():
    task = asyncio.create_task(actor())
    try:
        print(await task)
    except asyncio.CancelledError as error:
        print("no applause:", error)
    print(task.cancelled())


asyncio.run(main())
