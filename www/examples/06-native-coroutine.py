# A native coroutine: async def makes it, and await pauses it
# until the other one is done.
import asyncio


async def boil(seconds):
    print("kettle on")
    await asyncio.sleep(seconds)
    print("kettle whistles")
    return "hot water"


async def tea():
    water = await boil(2)  # tea pauses here; boil runs
    print(f"leaves into {water}")
    await asyncio.sleep(1)
    return "a cup of tea"


print("here you are:", asyncio.run(tea()))
