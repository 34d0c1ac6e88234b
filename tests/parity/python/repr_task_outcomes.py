# A finished task shows its result or its exception; a cancelled one is cancelled.
import asyncio


async def end(how):
    await asyncio.sleep(0)
    if isinstance(how, Exception):
        raise how
    return how


async def main():
    tasks = [asyncio.create_task(end(how), name=f"walker {at}") for at, how in enumerate([{"a": [1]}, KeyError("k"), None])]
    cancelled = asyncio.create_task(asyncio.sleep(9), name="sleeper")
    await asyncio.sleep(0)
    cancelled.cancel()
    print(tasks[0])
    await asyncio.wait([*tasks, cancelled])
    for task in tasks:
        print(task)
    print(repr(cancelled).split(" coro=")[0], cancelled.cancelled())
    print(tasks[1].exception(), tasks[0].result())


asyncio.run(main())
