# A gather of a task that was cancelled long ago still says with what message.
import asyncio


async def nap():
    await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(nap())
    await asyncio.sleep(0)
    task.cancel("alarm")
    await asyncio.wait([task])
    try:
        await asyncio.gather(task)
    except asyncio.CancelledError as error:
        print("cancelled:", error)


asyncio.run(main())
