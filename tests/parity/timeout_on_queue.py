# Giving up on a get() loses nothing: the next get() finds what came later.
import asyncio


async def fisher(net):
    for cast in range(1, 5):
        try:
            print(f"cast {cast}: {await asyncio.wait_for(net.get(), 0.05)}")
        except TimeoutError:
            print(f"cast {cast}: nothing")


async def main():
    net = asyncio.Queue()
    task = asyncio.create_task(fisher(net))
    await asyncio.sleep(0.02)
    net.put_nowait("eel")
    await asyncio.sleep(0.125)
    net.put_nowait("pike")
    await task
    print("left:", net.qsize())


asyncio.run(main())
