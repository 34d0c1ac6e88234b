# An error in a callback goes to the exception handler with its context; the loop goes on.
import asyncio


def report(loop, context):
    print("keys:", sorted(context))
    print("message:", " ".join(context["message"].split()[:3]))
    print("exception:", [context["exception"]])


def stumble():
    raise ValueError("a loose stone")


async def main():
    loop = asyncio.get_running_loop()
    print("no handler yet:", loop.get_exception_handler())
    loop.set_exception_handler(report)
    print("handler set:", loop.get_exception_handler() is report)
    loop.call_soon(stumble)
    loop.call_soon(print, "the next one is fine")
    await asyncio.sleep(0)
    print("main goes on")


asyncio.run(main())
