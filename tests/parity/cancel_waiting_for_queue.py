# A getter cancelled at an empty queue takes no item with it, even if one just came.
import asyncio


async def chef(name, orders):
    print(f"{name}: cooks", await orders.get())


async def main():
    orders = asyncio.Queue()
    first = asyncio.create_task(chef("first chef", orders))
    second = asyncio.create_task(chef("second chef", orders))
    await asyncio.sleep(0)
    orders.put_nowait("soup")
    first.cancel()
    await asyncio.wait([first, second])
    print("first cancelled:", first.cancelled(), "left:", orders.qsize())


asyncio.run(main())
