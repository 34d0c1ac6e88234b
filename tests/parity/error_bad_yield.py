# A coroutine may yield futures to the loop, or nothing; anything else is thrown back.
import asyncio
import types


@types.coroutine
def market():
    for ware in ("carrot", 42, None, [1, "two"]):
        try:
            yield ware
            print("nothing: one turn")
        except RuntimeError as error:
            print(error)
    return "home"


async def main():
    print(await market())


asyncio.run(main())
