# aiostream: streams with operators, and pipes between them.
import asyncio
from aiostream import async_, pipe, stream


async def ticks(name, count, delay):
    for number in range(count):
        await asyncio.sleep(delay)
        yield f"{name}{number}"


async def slow_square(number):
    await asyncio.sleep(0.002 * (3 - number % 3))
    return number * number


async def broken():
    yield 1
    raise ValueError("the stream breaks")


async def main():
    numbers = stream.count(interval=0.001) | pipe.skip(2) | pipe.take(5) | pipe.filter(lambda n: n % 2 == 0)
    print(await stream.list(numbers))
    print(await (stream.range(6) | pipe.map(async_(slow_square), ordered=True, task_limit=3) | pipe.list()))
    print(sorted(await (stream.range(6) | pipe.map(async_(slow_square), ordered=False) | pipe.list())))
    print(await stream.list(stream.merge(ticks("a", 3, 0.02), ticks("b", 2, 0.025))))
    print(await stream.list(stream.zip(ticks("x", 3, 0.001), stream.range(10))))
    print(await stream.list(stream.chain(ticks("p", 2, 0.001), stream.just("q"))))
    print(await (stream.iterate(range(7)) | pipe.chunks(3) | pipe.list()))
    print(await (stream.range(1, 6) | pipe.accumulate()), await (stream.range(5) | pipe.reduce(max)))
    print(await (stream.range(3) | pipe.flatmap(lambda n: stream.repeat(n, times=n)) | pipe.list()))
    print(await (stream.iterate([1, 1, 2, 2, 3]) | pipe.enumerate() | pipe.takewhile(lambda pair: pair[1] < 3) | pipe.list()))
    async with (stream.count(interval=0.001) | pipe.action(lambda n: None)).stream() as streamer:
        async for number in streamer:
            print("streamed", number)
            if number == 2:
                break
    try:
        await stream.list(stream.iterate(broken()) | pipe.print("saw {}"))
    except ValueError as error:
        print("caught", error)
    try:
        await (stream.never() | pipe.timeout(0.01) | pipe.list())
    except asyncio.TimeoutError as error:
        print("timed out", type(error).__name__)
    try:
        await stream.list(stream.empty() | pipe.take(-1) | pipe.getitem(0))
    except IndexError as error:
        print("no item:", error)


asyncio.run(main())
