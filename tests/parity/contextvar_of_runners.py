# A runner has one context for all its runs, and none of it is seen outside; a run can be given another one.
import asyncio
from contextvars import ContextVar, copy_context

shelf = ContextVar("shelf", default="empty")


async def look(name):
    print(name, shelf.get())


async def put(value):
    shelf.set(value)
    await look("just put:")


with asyncio.Runner() as runner:
    runner.run(put("bread"))
    runner.run(look("the next run:"))
    mine = copy_context()
    runner.run(put("milk"), context=mine)
    print("in mine:", mine[shelf])
    runner.run(look("the runner's own:"))
print("outside:", shelf.get())


async def main():
    async with asyncio.TaskGroup() as group:
        shelf.set("jam")
        group.create_task(look("copied:"))
        group.create_task(look("given:"), context=mine)
        shelf.set("honey")


asyncio.run(main())
