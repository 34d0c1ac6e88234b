# async for and async with refuse what is not made for them.
import asyncio


class NoNext:
    def __aiter__(self):
        return self


class Sync:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


async def main():
    try:
        async for item in [1, 2]:
            print(item)
    except TypeError as error:
        print(error)
    try:
        async for item in NoNext():
            print(item)
    except TypeError as error:
        print(error)
    try:
        for item in asyncio.Queue():
            print(item)
    except TypeError as error:
        print(error)
    for block in (Sync, asyncio.Lock):
        try:
            if block is Sync:
                async with Sync():
                    pass
            else:
                with asyncio.Lock():
                    pass
        except TypeError as error:
            print(error)


asyncio.run(main())
