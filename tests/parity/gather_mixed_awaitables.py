# Coroutines, tasks and futures gather alike.
import asyncio


async def kitchen():
    return "soup"


async def main():
    loop = asyncio.get_running_loop()
    parcel = loop.create_future()
    loop.call_later(0.02, parcel.set_result, "bread")
    cellar = loop.create_future()
    cellar.set_result("cider")
    task = asyncio.create_task(asyncio.sleep(0, "cheese"))
    print(await asyncio.gather(kitchen(), parcel, cellar, task, asyncio.sleep(0.04, "cake")))


asyncio.run(main())
