# Nothing can be asked of a closed loop.
import asyncio


def attempt(label, action):
    try:
        action()
    except RuntimeError as error:
        print(f"{label}: {error}")


async def dream():
    pass


loop = asyncio.new_event_loop()
future = loop.create_future()
coroutine = dream()
loop.call_soon(print, "never said")
loop.close()
attempt("run_until_complete", lambda: loop.run_until_complete(future))
attempt("run_forever", lambda: loop.run_forever())
attempt("call_soon", lambda: loop.call_soon(print, "hello"))
attempt("call_later", lambda: loop.call_later(1, print, "hello"))
attempt("create_task", lambda: loop.create_task(coroutine))
coroutine.close()
