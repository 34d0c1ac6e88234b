# How a future prints itself: its state, its callbacks, its outcome.
import asyncio


def first(future):
    pass


def second(future):
    pass


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future)
    future.add_done_callback(first)
    print(future)
    future.add_done_callback(second)
    print(future)
    future.add_done_callback(first)
    print(future)
    future.set_result("x" * 3)
    print(future)
    await asyncio.sleep(0)
    failed = loop.create_future()
    failed.set_exception(ValueError("no"))
    print([failed, failed.exception()])
    cancelled = loop.create_future()
    cancelled.cancel("why")
    print(f"{cancelled} {cancelled!r}")


asyncio.run(main())
