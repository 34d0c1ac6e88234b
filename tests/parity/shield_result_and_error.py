# A shield passes on result and error; around something finished it is that thing itself.
import asyncio


async def oyster(pearl):
    await asyncio.sleep(0)
    if not pearl:
        raise ValueError("only sand")
    return "a pearl"


async def main():
    print(await asyncio.shield(oyster(True)))
    try:
        await asyncio.shield(oyster(False))
    except ValueError as error:
        print("diver:", error)
    found = asyncio.create_task(oyster(True))
    print("another future:", asyncio.shield(found) is not found)
    await found
    print("itself:", asyncio.shield(found) is found)


asyncio.run(main())
