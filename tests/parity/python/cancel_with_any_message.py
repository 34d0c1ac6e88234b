import asyncio


async def sleeper():
    await asyncio.sleep(10)


async def cancelled_with(message):
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    task.cancel(message)
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(message), error.args, task.cancelled())


async def main():
    for message in ["late", 5, ("too", "late"), None, ""]:
        await cancelled_with(message)
    future = asyncio.get_running_loop().create_future()
    future.cancel("first")
    future._cancel_message = {"then": "another"}
    try:
        await future
    except asyncio.CancelledError as error:
        print(error.args)


asyncio.run(main())
