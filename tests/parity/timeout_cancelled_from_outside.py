# A cancellation from outside stays one: timeout() turns only its own into TimeoutError.
import asyncio


async def hiker(limit):
    try:
        async with limit:
            await asyncio.sleep(1)
    except TimeoutError:
        print("hiker: it is late")
    except asyncio.CancelledError as error:
        print("hiker: called back,", error)
        raise


async def main():
    limit = asyncio.timeout(0.5)
    task = asyncio.create_task(hiker(limit))
    await asyncio.sleep(0.02)
    task.cancel("thunder")
    await asyncio.wait([task])
    print("cancelled:", task.cancelled(), "expired:", limit.expired(), "requests:", task.cancelling())


asyncio.run(main())
