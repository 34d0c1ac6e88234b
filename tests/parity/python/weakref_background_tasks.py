# A set keeps background tasks alive, and a done-callback takes them out; a weak reference does not keep.
import asyncio
import weakref

background = set()


async def work(number):
    await asyncio.sleep(0.01 * number)
    print("work", number)


async def main():
    for number in (2, 1):
        task = asyncio.create_task(work(number))
        background.add(task)
        task.add_done_callback(background.discard)
    watched = weakref.ref(task)
    del task
    print(len(background), watched() in background)
    await asyncio.sleep(0.05)
    print(len(background), watched())


asyncio.run(main())
