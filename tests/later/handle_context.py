import asyncio
from contextvars import ContextVar, copy_context

waiter = ContextVar("waiter", default="nobody")


def serve(name):
    print(name, waiter.get())
    waiter.set(name)


async def main():
    loop = asyncio.get_running_loop()
    waiter.set("Ada")
    soon = loop.call_soon(serve, "soon")
    later = loop.call_later(1, serve, "later")
    waiter.set("Bo")
    given = copy_context()
    own = loop.call_soon(serve, "own", context=given)
    print(own.get_context() is given, soon.get_context() is given, soon.get_context() is soon.get_context())
    await asyncio.sleep(2)
    for handle in [soon, later, own]:
        print(handle.get_context()[waiter])
    cancelled = loop.call_soon(serve, "never")
    cancelled.cancel()
    print(cancelled.get_context()[waiter], waiter.get())


asyncio.run(main())
