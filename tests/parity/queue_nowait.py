# put_nowait() and get_nowait() do not wait: they raise QueueFull and QueueEmpty.
import asyncio


async def main():
    nest = asyncio.Queue(1)
    try:
        nest.get_nowait()
    except asyncio.QueueEmpty as error:
        print([error], nest.empty(), nest.full())
    nest.put_nowait("egg")
    try:
        nest.put_nowait("second egg")
    except asyncio.QueueFull as error:
        print([error], nest.empty(), nest.full())
    print(nest.get_nowait(), nest.qsize())


asyncio.run(main())
