# async with awaits __aenter__ and __aexit__; a true answer of __aexit__ swallows the error.
import asyncio


class Gate:
    def __init__(self, name, forgiving=False):
        self.name = name
        self.forgiving = forgiving

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("opens", self.name)
        return self.name.upper()

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        print("shuts", self.name, kind.__name__ if kind else None, error)
        return self.forgiving


async def main():
    async with Gate("one") as one, Gate("two") as two:
        print("inside", one, two)
    async with Gate("outer", forgiving=True):
        async with Gate("inner"):
            raise ValueError("storm")
    try:
        async with Gate("last"):
            raise KeyError("flood")
    except KeyError as error:
        print("outside", error)


asyncio.run(main())
