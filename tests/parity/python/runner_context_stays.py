# The runs of one Runner share a context and a loop.
import asyncio
from contextvars import ContextVar, copy_context

count = ContextVar("count", default=0)


async def more():
    count.set(count.get() + 1)
    return count.get(), asyncio.current_task().get_name()


with asyncio.Runner() as runner:
    print(runner.run(more()), runner.run(more()))
    print(runner.run(more(), context=copy_context()))
    print(runner.run(more()), count.get())
    loop = runner.get_loop()
print(loop.is_closed())
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
