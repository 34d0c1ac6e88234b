import asyncio
import concurrent.futures


async def main():
    there = concurrent.futures.Future()
    here = asyncio.wrap_future(there)
    there.set_result(42)
    print(await here)

    there = concurrent.futures.Future()
    here = asyncio.wrap_future(there)
    here.cancel()
    await asyncio.sleep(0)
    print(there.cancelled(), here.cancelled())

    there = concurrent.futures.Future()
    here = asyncio.wrap_future(there)
    there.set_exception(ValueError("there"))
    try:
        await here
    except ValueError as error:
        print(error)

    async def add(one, two):
        return one + two

    sum_ = asyncio.run_coroutine_threadsafe(add(1, 2), asyncio.get_running_loop())
    while not sum_.done():
        await asyncio.sleep(0.01)
    print(sum_.result())


asyncio.run(main())
