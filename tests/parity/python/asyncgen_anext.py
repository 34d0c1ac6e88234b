# aiter() and anext() are next() and iter() for async iterators; anext takes a default.
import asyncio


async def letters():
    yield "a"
    yield "b"


async def main():
    iterator = aiter(letters())
    print(await anext(iterator), await anext(iterator, "-"), await anext(iterator, "-"))
    try:
        await anext(iterator)
    except StopAsyncIteration:
        print("exhausted")
    for attempt in (lambda: aiter([1]), lambda: anext([1])):
        try:
            attempt()
        except TypeError as error:
            print(error)


asyncio.run(main())
