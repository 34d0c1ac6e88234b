# What is neither coroutine nor future is refused by everything that would await it.
import asyncio


async def main():
    for refuse in (asyncio.create_task, asyncio.ensure_future, asyncio.gather, asyncio.shield):
        try:
            refuse(42)
        except TypeError as error:
            print(error)
    try:
        await asyncio.wait_for(42, 1)
    except TypeError as error:
        print(error)


asyncio.run(main())
