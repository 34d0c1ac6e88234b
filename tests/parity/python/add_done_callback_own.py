import asyncio


class Watched(asyncio.Future):
    def add_done_callback(self, function, *, context=None):
        print("somebody waits")
        super().add_done_callback(function, context=context)


async def wait(future, name):
    print(name, await future)


async def main():
    future = Watched(loop=asyncio.get_running_loop())
    tasks = [asyncio.create_task(wait(future, name)) for name in "ab"]
    await asyncio.sleep(0)
    future.add_done_callback(lambda future: print("called with", future.result()))
    future.set_result("tea")
    await asyncio.gather(*tasks)


asyncio.run(main())
