# Several async generators flow into one queue, and out of it as one.
import asyncio


async def counter(name, pause, count):
    for number in range(count):
        await asyncio.sleep(pause)
        yield f"{name}{number}"


async def merged(*sources):
    queue = asyncio.Queue()

    async def drain(source):
        async for item in source:
            await queue.put(item)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(drain(source)) for source in sources]
        while not (queue.empty() and all(task.done() for task in tasks)):
            getter = group.create_task(queue.get())
            busy = [task for task in tasks if not task.done()]
            await asyncio.wait([getter, *busy], return_when=asyncio.FIRST_COMPLETED)
            if getter.done():
                yield getter.result()
            else:
                getter.cancel()


async def main():
    async for item in merged(counter("a", 0.02, 3), counter("b", 0.05, 2)):
        print(item)
    print("dry")


asyncio.run(main())
