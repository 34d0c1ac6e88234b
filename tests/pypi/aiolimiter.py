# aiolimiter: a leaky bucket, which lets so many in during a time.
import asyncio
from aiolimiter import AsyncLimiter


async def main():
    loop = asyncio.get_running_loop()
    limiter = AsyncLimiter(3, 0.3)
    begin = loop.time()

    async def guest(number):
        async with limiter:
            print(number, "enters at", round(loop.time() - begin, 1))

    print(limiter.has_capacity(), limiter.has_capacity(4))
    await asyncio.gather(*[guest(number) for number in range(6)])
    print(limiter.has_capacity(2))
    try:
        await limiter.acquire(5)
    except ValueError as error:
        print("ValueError", error)
    await asyncio.sleep(0.4)
    await limiter.acquire(3)
    waiting = asyncio.create_task(limiter.acquire(2))
    await asyncio.sleep(0.01)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True))
    try:
        async with asyncio.timeout(0.02):
            await limiter.acquire(3)
    except TimeoutError:
        print("would take too long")


asyncio.run(main())
