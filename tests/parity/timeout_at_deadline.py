# virtual time only: prints loop.time()
# timeout_at() takes the hour itself, timeout() the time from now; when() tells the hour of both.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.25)
    try:
        async with asyncio.timeout_at(0.75) as curfew:
            print(f"it is {loop.time():.2f}, curfew at {curfew.when():.2f}")
            await asyncio.sleep(10)
    except TimeoutError:
        print(f"home at {loop.time():.2f}")

    async with asyncio.timeout(1.25) as break_time:
        print(f"break until {break_time.when():.2f}")

    try:
        async with asyncio.timeout_at(0.5):
            print("an hour that has passed: up to the first await")
            await asyncio.sleep(10)
    except TimeoutError:
        print(f"still {loop.time():.2f}")


asyncio.run(main())
