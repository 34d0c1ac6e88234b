import asyncio


async def child():
    print("child")
    await asyncio.sleep(0)
    print("child again")


async def fails():
    raise ValueError("no")


async def main():
    failed = asyncio.create_task(fails())
    await asyncio.sleep(0)
    try:
        await asyncio.gather(failed, child())
    except ValueError as error:
        print("main", error)


asyncio.run(main())
