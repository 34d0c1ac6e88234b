# join() waits until task_done() was said for every item, not just until the queue is empty.
import asyncio


async def washer(name, dishes):
    while True:
        dish = await dishes.get()
        await asyncio.sleep(0.03)
        print(f"{name}: {dish} is clean")
        dishes.task_done()


async def main():
    dishes = asyncio.Queue()
    for dish in ("cup", "plate", "bowl"):
        dishes.put_nowait(dish)
    washer_task = asyncio.create_task(washer("Ida", dishes))
    await dishes.join()
    print("all clean, left:", dishes.qsize())
    washer_task.cancel()
    await dishes.join()
    print("nothing more to wait for")


asyncio.run(main())
