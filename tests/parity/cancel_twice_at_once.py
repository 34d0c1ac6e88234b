# Two requests in one turn are delivered as one; they still count as two.
import asyncio


async def stove():
    for minute in range(1, 4):
        try:
            await asyncio.sleep(0.03)
            print(f"minute {minute}: burns")
        except asyncio.CancelledError as error:
            print(f"minute {minute}: {error}")
    return "out"


async def main():
    task = asyncio.create_task(stove())
    await asyncio.sleep(0)
    print(task.cancel("turn it down"), task.cancel("turn it off"))
    print(await task, task.cancelling())
    print("when done:", task.cancel(), task.cancelling())


asyncio.run(main())
