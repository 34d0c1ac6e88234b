# An async generator knows whether it runs and what it awaits.
import asyncio


async def ticks():
    print("running", clock.ag_running, clock.ag_await)
    await asyncio.sleep(0)
    yield 1


async def main():
    global clock
    clock = ticks()
    print(type(clock).__name__, clock.__name__, clock.ag_running, clock.__aiter__() is clock)
    step = clock.__anext__()
    print(type(step).__name__)
    task = asyncio.ensure_future(step)
    await asyncio.sleep(0)
    print("running", clock.ag_running, clock.ag_await is not None)
    print(await task)
    print("running", clock.ag_running, clock.ag_frame is not None)
    print(await anext(clock, "no more"), clock.ag_frame)


asyncio.run(main())
