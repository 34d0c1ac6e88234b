# The library's coroutines are coroutines: nothing happens until they are awaited, and they can be closed.
import asyncio
import inspect


async def main():
    queue = asyncio.Queue()
    put = queue.put("letter")
    sleep = asyncio.sleep(0, "slept")
    print(queue.qsize(), asyncio.iscoroutine(put), inspect.iscoroutine(sleep), sleep.__name__, put.__qualname__)
    print(await sleep)
    print(inspect.getcoroutinestate(put))
    put.close()
    print(queue.qsize(), inspect.getcoroutinestate(put))
    wait = asyncio.Event().wait()
    wait.close()
    print(inspect.iscoroutinefunction(asyncio.sleep), asyncio.iscoroutinefunction(asyncio.wait_for))
    print(inspect.iscoroutinefunction(asyncio.gather), inspect.iscoroutinefunction(asyncio.shield))


asyncio.run(main())
