# A task of a group that is cancelled by itself just leaves; the group goes on.
import asyncio


async def lantern(colour):
    await asyncio.sleep(0.03)
    print(f"{colour} lantern: still lit")
    return colour


async def main():
    async with asyncio.TaskGroup() as street:
        red = street.create_task(lantern("red"))
        blue = street.create_task(lantern("blue"))
        await asyncio.sleep(0)
        red.cancel()
    print("red cancelled:", red.cancelled(), "blue:", blue.result())


asyncio.run(main())
