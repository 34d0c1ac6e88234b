# A task that is dropped while it waits for a future that nobody else holds.
import asyncio


async def wait():
    await asyncio.get_running_loop().create_future()


async def main():
    task = asyncio.create_task(wait(), name="waiter")
    await asyncio.sleep(0)
    del task
    print("main goes on")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
