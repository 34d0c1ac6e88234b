# aclose() runs the finally block, which may await.
import asyncio


async def room():
    try:
        yield "inside"
        yield "never"
    except GeneratorExit:
        print("asked to leave")
        raise
    finally:
        await asyncio.sleep(0)
        print("door closed")


async def main():
    visit = room()
    print(await anext(visit))
    print(await visit.aclose())
    print(await visit.aclose(), "again")
    fresh = room()
    await fresh.aclose()
    print([item async for item in fresh])


asyncio.run(main())
