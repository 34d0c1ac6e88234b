# timeout(None) never expires, until it is given a deadline after all.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(None) as limit:
            print("gardener: no hurry,", limit.when())
            await asyncio.sleep(0.03)
            limit.reschedule(loop.time() + 0.03)
            print("gardener: sees a cloud, has a deadline:", limit.when() is not None)
            await asyncio.sleep(1)
    except TimeoutError:
        print("gardener: rain")
    print("expired:", limit.expired())


asyncio.run(main())
