# asend() gives the yield a value; the first must be None.
import asyncio


async def averager():
    total = count = 0
    average = None
    while True:
        number = yield average
        await asyncio.sleep(0)
        total += number
        count += 1
        average = total / count


async def main():
    average = averager()
    try:
        await average.asend(5)
    except TypeError as error:
        print(error)
    print(await average.asend(None))
    for number in (4, 8, 3):
        print(await average.asend(number))
    await average.aclose()
    try:
        await average.asend(1)
    except StopAsyncIteration as stop:
        print("closed", stop.args)


asyncio.run(main())
