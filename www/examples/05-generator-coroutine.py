# A generator that gives way to the loop is a coroutine:
# while one pauses, another runs.
import asyncio
import types


@types.coroutine
def row(name, strokes):
    for stroke in range(1, strokes + 1):
        print(f"{name}: stroke {stroke}")
        yield  # lets everyone else have a turn
    print(f"{name} rests")
    yield from asyncio.sleep(1)  # waits for another coroutine
    return f"{name} is ashore"


async def main():
    ada = asyncio.create_task(row("Ada", 3))
    bo = asyncio.create_task(row("Bo", 2))
    print(await ada)
    print(await bo)


asyncio.run(main())
