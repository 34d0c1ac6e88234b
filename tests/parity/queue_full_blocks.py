# put() waits while a queue is full, so a slow consumer holds back a fast producer.
import asyncio


async def cook(counter):
    for plate in range(1, 6):
        await counter.put(plate)
        print(f"cook: plate {plate}, full: {counter.full()}")
    print("cook: done")


async def waiter(counter):
    for _ in range(5):
        await asyncio.sleep(0.03)
        print("waiter: plate", await counter.get())


async def main():
    counter = asyncio.Queue(maxsize=2)
    print("room for", counter.maxsize)
    await asyncio.gather(cook(counter), waiter(counter))


asyncio.run(main())
