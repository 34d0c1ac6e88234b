# The message of cancel() arrives inside the task and at everyone who awaits it.
import asyncio


async def cook():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("cook:", error)
        raise


async def waiter(task):
    try:
        await task
    except asyncio.CancelledError as error:
        print("waiter:", error)
        raise


async def main():
    cooking = asyncio.create_task(cook())
    waiting = asyncio.create_task(waiter(cooking))
    await asyncio.sleep(0)
    waiting.cancel("the kitchen closes")
    try:
        await waiting
    except asyncio.CancelledError as error:
        print("main:", error)


asyncio.run(main())
