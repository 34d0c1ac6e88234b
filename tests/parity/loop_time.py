# virtual time only: prints loop.time()
# A loop's clock moves while the loop waits, not while a coroutine works.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print(f"start {loop.time():.3f}")
    for _ in range(1000):
        await asyncio.sleep(0)
    print(f"after a thousand turns {loop.time():.3f}")
    await asyncio.sleep(0.125)
    print(f"after a sleep {loop.time():.3f}")
    await asyncio.sleep(3600)
    print(f"after an hour more {loop.time():.3f}")


asyncio.run(main())
