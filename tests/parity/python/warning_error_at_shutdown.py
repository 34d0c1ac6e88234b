# A leftover task that fails when it is cancelled at the end.
import asyncio


async def careless():
    try:
        await asyncio.sleep(10)
    finally:
        raise RuntimeError("left the tap on")


async def main():
    asyncio.create_task(careless(), name="careless")
    await asyncio.sleep(0)
    print("goes home")


asyncio.run(main())
