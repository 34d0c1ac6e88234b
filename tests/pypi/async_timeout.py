# async-timeout: what asyncio.timeout was made after.
import asyncio
from async_timeout import timeout, timeout_at


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with timeout(0.02) as limit:
            await asyncio.sleep(10)
    except asyncio.TimeoutError as error:
        print("timed out", repr(error), limit.expired)
    async with timeout(5) as limit:
        await asyncio.sleep(0.001)
    print("in time", limit.expired)
    async with timeout(None) as limit:
        await asyncio.sleep(0)
    print(limit.when())
    try:
        async with timeout_at(loop.time() + 0.01):
            async with timeout(10):
                await asyncio.Event().wait()
    except asyncio.TimeoutError:
        print("the outer one")
    async with timeout(0.01) as limit:
        limit.reschedule(loop.time() + 10)
        await asyncio.sleep(0.03)
        print("moved", limit.expired)
    try:
        async with timeout(10):
            raise KeyError("of the body")
    except KeyError as error:
        print("caught", error)

    async def forever():
        async with timeout(60):
            await asyncio.sleep(100)

    task = asyncio.create_task(forever())
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    try:
        async with timeout(-1):
            print("begins")
            await asyncio.sleep(0)
    except asyncio.TimeoutError:
        print("at once")


asyncio.run(main())
