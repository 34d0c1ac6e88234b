# call_exception_handler() hands any context to the handler, at once, with its loop.
import asyncio


def report(loop, context):
    print("own loop:", loop is asyncio.get_running_loop())
    print(context["message"], "on floor", context["floor"])


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(report)
    print("before")
    loop.call_exception_handler({"message": "the lift is stuck", "floor": 3})
    print("after")
    loop.set_exception_handler(None)
    print("handler:", loop.get_exception_handler())


asyncio.run(main())
