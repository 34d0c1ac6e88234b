# asyncio.run takes a coroutine and nothing else.
import asyncio


async def main():
    pass


for thing in (main, 5, None, iter("")):
    try:
        asyncio.run(thing)
    except ValueError as error:
        print(str(error).split(" at 0x")[0])
try:
    asyncio.create_task(main)
except RuntimeError as error:
    print(error)


async def inside():
    for thing in (main, 5):
        try:
            asyncio.create_task(thing)
        except TypeError as error:
            print(str(error).split(" at 0x")[0])
        try:
            asyncio.ensure_future(thing)
        except TypeError as error:
            print(error)


asyncio.run(inside())
