# A counter with room for two plates stands between
# a quick cook and a slow guest.
import asyncio


async def cook(counter):
    for dish in ["kimbap", "soup", "rice", "tea"]:
        await counter.put(dish)  # while full, waits
        print(f"cook: {dish} served")
    print("cook: kitchen closed")


async def guest(counter):
    while True:
        dish = await counter.get()  # while empty, waits
        await asyncio.sleep(1)
        print(f"guest: {dish} eaten")
        counter.task_done()


async def main():
    counter = asyncio.Queue(2)
    eating = asyncio.create_task(guest(counter))
    await asyncio.create_task(cook(counter))
    await counter.join()  # until the last plate is eaten
    print("the guest goes home:", eating.cancel())


asyncio.run(main())
