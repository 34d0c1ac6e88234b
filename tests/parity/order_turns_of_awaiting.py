# A callback that asks for itself again counts the turns which each kind of waiting takes.
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


async def main():
    loop = asyncio.get_running_loop()
    tick(loop)
    done = loop.create_future()
    done.set_result(None)
    waking = loop.create_future()
    await measure("coroutine", nothing())
    await measure("sleep(0)", asyncio.sleep(0))
    await measure("finished future", done)
    loop.call_soon(waking.set_result, None)
    await measure("future set in the next turn", waking)
    await measure("task", asyncio.create_task(nothing()))
    inner = measure("inner task", asyncio.create_task(nothing()))
    await measure("task that waits for a task", asyncio.create_task(inner))
    await measure("gather of two", asyncio.gather(nothing(), nothing()))
    await measure("gather of none", asyncio.gather())


asyncio.run(main())
