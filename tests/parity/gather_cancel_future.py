# gather().cancel() asks the children; afterwards there is nothing left to ask.
import asyncio


async def kite(colour):
    await asyncio.sleep(1)
    return colour


async def main():
    red = asyncio.create_task(kite("red"))
    sky = asyncio.gather(red, kite("blue"))
    await asyncio.sleep(0)
    print("asked:", sky.cancel(), "done:", sky.done())
    try:
        await sky
    except asyncio.CancelledError:
        print("all kites are down, red too:", red.cancelled())
    print("asked again:", sky.cancel(), "done:", sky.done())


asyncio.run(main())
