# What a cancelled task raised goes to the first who asks; whoever asks later gets a CancelledError without its message.
import asyncio


async def nap():
    await asyncio.sleep(10)


async def ask(who, awaitable):
    try:
        await awaitable
    except asyncio.CancelledError as error:
        print(who, str(error) or "no message")


async def main():
    task = asyncio.create_task(nap())
    await asyncio.sleep(0)
    task.cancel("the alarm")
    await ask("first:", task)
    await ask("second:", task)
    try:
        task.result()
    except asyncio.CancelledError as error:
        print("result():", str(error) or "no message")

    print("A future keeps the message.")
    future = asyncio.get_running_loop().create_future()
    future.cancel("no news")
    await ask("first:", future)
    await ask("second:", future)

    print("Of two who wait, the first one woken gets it.")
    task = asyncio.create_task(nap())
    waiters = [asyncio.create_task(ask(f"waiter {n}:", task)) for n in (1, 2)]
    await asyncio.sleep(0)
    task.cancel("both of you")
    await asyncio.wait(waiters)


asyncio.run(main())
