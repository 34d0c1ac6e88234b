# A generator-based coroutine: a bare yield gives up one turn of the loop.
import asyncio
import types


@types.coroutine
def pause():
    yield


@types.coroutine
def monk(name, steps):
    for step in range(1, steps + 1):
        print(f"{name}: step {step}")
        yield from pause()
    return f"{name} arrived"


async def main():
    paths = await asyncio.gather(monk("Ji", 3), monk("Won", 2))
    print(paths)


asyncio.run(main())
