# Several workers share one queue: each takes the next item when it is free.
import asyncio


async def porter(name, seconds, bags, log):
    while not bags.empty():
        bag = bags.get_nowait()
        await asyncio.sleep(seconds)
        log.append(f"{name} {bag}")


async def main():
    bags = asyncio.Queue()
    for bag in range(1, 6):
        bags.put_nowait(bag)
    log = []
    await asyncio.gather(porter("strong", 0.06, bags, log), porter("weak", 0.15, bags, log))
    print(log)


asyncio.run(main())
