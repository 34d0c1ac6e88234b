# A queue shows its size, its items, who waits, and its unfinished tasks.
import asyncio


async def main():
    queue = asyncio.Queue(2)
    print(queue)
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    print(queue)
    await queue.put("a")
    await getter
    print(queue)
    await queue.put("b")
    await queue.put("c")
    putter = asyncio.create_task(queue.put("d"))
    await asyncio.sleep(0)
    print(queue)
    putter.cancel()
    priority = asyncio.PriorityQueue()
    for number in (3, 1, 2):
        priority.put_nowait(number)
    print(priority)
    print(asyncio.LifoQueue(1))


asyncio.run(main())
