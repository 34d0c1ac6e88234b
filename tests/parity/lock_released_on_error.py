# async with gives a lock back even when its block fails; a free lock cannot be released.
import asyncio


async def baker(oven):
    async with oven:
        print("oven taken:", oven.locked())
        raise ValueError("no flour")


async def main():
    oven = asyncio.Lock()
    try:
        await baker(oven)
    except ValueError as error:
        print("baker:", error)
    print("oven taken:", oven.locked())
    try:
        oven.release()
    except RuntimeError as error:
        print("release:", error)


asyncio.run(main())
