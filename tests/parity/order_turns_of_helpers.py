# The turns which the vocabulary above futures takes, counted by a callback that comes every turn.
import asyncio

turns = 0


def tick(loop):
    global turns
    turns += 1
    loop.call_soon(tick, loop)


async def nothing():
    pass


async def measure(label, awaitable):
    start = turns
    await awaitable
    print(f"{label}: {turns - start}")


async def group_of_one():
    async with asyncio.TaskGroup() as group:
        group.create_task(nothing())


async def main():
    tick(asyncio.get_running_loop())
    queue = asyncio.Queue()
    queue.put_nowait("parcel")
    event = asyncio.Event()
    event.set()
    await measure("wait_for", asyncio.wait_for(nothing(), 60))
    await measure("wait_for without a limit", asyncio.wait_for(nothing(), None))
    await measure("wait", asyncio.wait([asyncio.create_task(nothing())]))
    await measure("shield", asyncio.shield(asyncio.create_task(nothing())))
    await measure("as_completed", next(asyncio.as_completed([nothing()])))
    await measure("task group", group_of_one())
    await measure("queue with an item", queue.get())
    await measure("event that is set", event.wait())
    await measure("free lock", asyncio.Lock().acquire())
    await measure("free semaphore", asyncio.Semaphore().acquire())
    await measure("barrier of one", asyncio.Barrier(1).wait())


asyncio.run(main())
