# cancel() is a request: CancelledError is raised at the await, one turn later.
import asyncio


async def cat():
    print("cat: sleeps")
    try:
        await asyncio.sleep(1)
        print("cat: slept well")
    except asyncio.CancelledError:
        print("cat: woken")
        raise


async def main():
    task = asyncio.create_task(cat())
    await asyncio.sleep(0.02)
    print("request:", task.cancel())
    print("at once:", task.done(), task.cancelled())
    await asyncio.sleep(0)
    print("next turn:", task.done(), task.cancelled())
    await asyncio.sleep(0)
    print("then:", task.done(), task.cancelled())


asyncio.run(main())
