# A task factory makes every task of its loop.
import asyncio


class Named(asyncio.Task):
    def __init__(self, coroutine, **options):
        super().__init__(coroutine, **options)
        print("makes", coroutine.__name__)


def factory(loop, coroutine, context=None):
    return Named(coroutine, loop=loop, context=context)


async def child():
    return type(asyncio.current_task()).__name__


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.create_task(child()))
    print(await asyncio.gather(child(), child()))
    loop.set_task_factory(None)
    print(await asyncio.create_task(child()))


asyncio.run(main())
