# reschedule() moves the deadline of a block that is running.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.06) as limit:
            for chapter in range(1, 6):
                await asyncio.sleep(0.04)
                print(f"read chapter {chapter}")
                if chapter < 3:
                    limit.reschedule(loop.time() + 0.06)
    except TimeoutError:
        print("lights out")

    async with asyncio.timeout(0.03) as limit:
        limit.reschedule(None)
        await asyncio.sleep(0.06)
    print("no deadline:", limit.when())


asyncio.run(main())
