# cancelling() counts the requests, uncancel() takes one back.
import asyncio


async def negotiator():
    me = asyncio.current_task()
    while True:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            print(f"heard {error}, requests {me.cancelling()}")
            if str(error) == "third":
                break
    while me.cancelling():
        print("taken back, left", me.uncancel())
    print("below zero:", me.uncancel())
    await asyncio.sleep(0.02)
    return "agreed"


async def main():
    task = asyncio.create_task(negotiator())
    print("before:", task.cancelling())
    for message in ("first", "second", "third"):
        await asyncio.sleep(0.02)
        task.cancel(message)
    print(await task)


asyncio.run(main())
