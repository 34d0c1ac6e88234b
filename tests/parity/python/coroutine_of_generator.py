# types.coroutine lets a generator be awaited; without it, it cannot be.
import asyncio
import inspect
import types


@types.coroutine
def wait_turns(turns):
    for turn in range(turns):
        print("turn", turn)
        yield
    return "done"


def plain():
    yield


async def main():
    print(await wait_turns(2))
    try:
        await plain()
    except TypeError as error:
        print(error)


asyncio.run(main())
print(inspect.isawaitable(wait_turns(1)), inspect.isawaitable(plain()))
print(inspect.iscoroutine(wait_turns(1)), inspect.isgenerator(wait_turns(1)), asyncio.iscoroutine(wait_turns(1)))
