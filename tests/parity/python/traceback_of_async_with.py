# An error while leaving, on top of an error inside.
import asyncio


class Gate:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        raise RuntimeError("the gate is stuck")


async def main():
    async with Gate():
        raise ValueError("a wolf")


asyncio.run(main())
