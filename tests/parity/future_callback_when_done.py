# A callback added to a finished future is called in the next turn all the same.
import asyncio


async def main():
    moon = asyncio.get_running_loop().create_future()
    moon.set_result("full")
    await asyncio.sleep(0)
    moon.add_done_callback(lambda future: print("wolf sees the moon is", future.result()))
    print("forester: quiet so far")
    await asyncio.sleep(0)
    print("forester: hears a howl")


asyncio.run(main())
