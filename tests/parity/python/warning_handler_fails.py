# An exception handler that fails itself.
import asyncio


def handler(loop, context):
    raise RuntimeError("the handler stumbles too")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_exception_handler({"message": "the first trouble"})
    print("goes on")


asyncio.run(main())
