# shield() takes the cancellation on itself: the waiter is cancelled, the work goes on.
import asyncio


async def save():
    await asyncio.sleep(0.05)
    print("save: written")
    return "page 12"


async def writer(work):
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError as error:
        print("writer: called to dinner,", error)
        raise


async def main():
    work = asyncio.create_task(save())
    task = asyncio.create_task(writer(work))
    await asyncio.sleep(0.02)
    task.cancel("soup is on the table")
    await asyncio.wait([task])
    print("writer cancelled:", task.cancelled(), "work cancelled:", work.cancelled())
    print("work:", await work)


asyncio.run(main())
