# wait() wants at least one task, no bare coroutine, and a mode that it knows.
import asyncio


async def idle():
    pass


async def main():
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)
    coroutine = idle()
    try:
        await asyncio.wait([coroutine])
    except TypeError as error:
        print(error)
    task = asyncio.create_task(coroutine)
    try:
        await asyncio.wait([task], return_when="SOON")
    except ValueError as error:
        print(error)
    await asyncio.wait([task, task])
    print("done:", task.done())


asyncio.run(main())
