# A callback runs in a copy of the context in which it was scheduled, or in the one it is given.
import asyncio
from contextvars import ContextVar, copy_context

colour = ContextVar("colour", default="none")


def look(name):
    print(name, colour.get())
    colour.set("spilt")


async def paint():
    print("task", colour.get())
    await asyncio.sleep(0.1)
    colour.set("dry")


async def main():
    loop = asyncio.get_running_loop()
    colour.set("red")
    red = copy_context()
    loop.call_soon(look, "before")
    colour.set("blue")
    loop.call_soon(look, "after")
    loop.call_later(0.2, look, "late")
    loop.call_at(loop.time() + 0.3, look, "late and given", context=red)
    loop.call_soon(look, "given", context=red)
    await asyncio.create_task(paint(), context=red)
    print("main", colour.get(), "/ red is now", red[colour])
    future = loop.create_future()
    future.add_done_callback(lambda done: look("done"), context=red)
    future.add_done_callback(lambda done: look("done as well"))
    colour.set("green")
    future.set_result(None)
    await asyncio.sleep(0.5)
    print("main", colour.get())


asyncio.run(main())
