import asyncio
import warnings


class Loop(asyncio.SelectorEventLoop):
    def create_task(self, coro, **options):
        print("create_task")
        return super().create_task(coro, **options)


async def nothing():
    return "done"


loop = Loop()
print(loop.run_until_complete(nothing()))
print(loop.run_until_complete(asyncio.ensure_future(nothing(), loop=loop)))
loop.close()
try:
    asyncio.ensure_future(nothing(), loop=loop)  # closes the coroutine: no warning
except RuntimeError as error:
    print(error)
