# janus: a queue with two ends, of which this is the asynchronous one.
import asyncio
import janus


async def producer(queue):
    for dish in ["egg", "toast", "tea"]:
        await queue.put(dish)
        print("put", dish, queue.qsize())
    await queue.put(None)


async def consumer(queue):
    while (dish := await queue.get()) is not None:
        print("got", dish)
        queue.task_done()
    queue.task_done()


async def main():
    queue = janus.Queue(maxsize=2)
    print(queue.maxsize, queue.closed, queue.async_q.empty())
    await asyncio.gather(producer(queue.async_q), consumer(queue.async_q))
    await queue.async_q.join()
    print(queue.async_q.unfinished_tasks)
    try:
        queue.async_q.get_nowait()
    except janus.AsyncQueueEmpty as error:
        print(type(error).__name__)
    queue.async_q.put_nowait(1)
    queue.async_q.put_nowait(2)
    try:
        queue.async_q.put_nowait(3)
    except janus.AsyncQueueFull as error:
        print(type(error).__name__)
    print(queue.async_q.full(), queue.sync_q.qsize())
    await queue.aclose()
    print(queue.closed)
    for make in [janus.PriorityQueue, janus.LifoQueue]:
        other = make()
        for number in [3, 1, 2]:
            await other.async_q.put(number)
        print(make.__name__, [await other.async_q.get() for _ in range(3)])
        await other.aclose()
    closed = janus.Queue()
    closed.close()
    await closed.wait_closed()
    try:
        await closed.async_q.put(1)
    except Exception as error:
        print(type(error).__name__)


asyncio.run(main())
