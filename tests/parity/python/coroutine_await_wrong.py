# What cannot be awaited says so.
import asyncio


class Bad:
    def __await__(self):
        return 5


class Worse:
    def __await__(self):
        return main()


async def main():
    for thing in (7, None, "text", [1], main, Bad(), Worse()):
        try:
            await thing
        except TypeError as error:
            print(error)


import warnings

warnings.simplefilter("ignore")
asyncio.run(main())
