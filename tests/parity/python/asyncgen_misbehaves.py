# Errors that async generators turn into RuntimeError.
import asyncio


async def stops():
    yield 1
    raise StopAsyncIteration


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def main():
    try:
        async for item in stops():
            print(item)
    except RuntimeError as error:
        print(error, "/", repr(error.__cause__))
    one = stubborn()
    await anext(one)
    try:
        await one.aclose()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
