# A timer may cancel a task: a deadline made by hand.
import asyncio


async def candle():
    try:
        await asyncio.sleep(1)
    finally:
        print("candle: out")


async def main():
    task = asyncio.create_task(candle())
    asyncio.get_running_loop().call_later(0.03, task.cancel, "a gust of wind")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main: dark,", error)


asyncio.run(main())
