# A lock lets one in at a time, through all the awaits inside.
import asyncio


async def actor(name, stage):
    async with stage:
        print(f"{name}: enters")
        await asyncio.sleep(0.03)
        print(f"{name}: bows")


async def main():
    stage = asyncio.Lock()
    print("taken:", stage.locked())
    actors = asyncio.gather(actor("Romeo", stage), actor("Juliet", stage))
    await asyncio.sleep(0)
    print("taken:", stage.locked())
    await actors
    print("taken:", stage.locked())


asyncio.run(main())
