# A future is given an exception, and dropped.
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("lost"))
    del future
    print("after del")
    looked_at = asyncio.get_running_loop().create_future()
    looked_at.set_exception(KeyError("found"))
    looked_at.exception()


asyncio.run(main())
