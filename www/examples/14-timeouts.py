# A timeout cancels what it guards when the time is up.
import asyncio


async def call(friend, seconds):
    print(f"calling {friend} ...")
    await asyncio.sleep(seconds)
    return f"{friend} picks up"


async def main():
    print(await asyncio.wait_for(call("Mina", 1), 2))
    try:
        print(await asyncio.wait_for(call("Jun", 5), 2))
    except TimeoutError as error:
        print(f"{type(error).__name__}: Jun is out")

    async with asyncio.timeout(2) as patience:
        print(await call("Ada", 1))
        now = asyncio.get_running_loop().time()
        patience.reschedule(now + 4)  # good news: wait longer
        print(await call("Bo", 3))


asyncio.run(main())
