import asyncio


def make(loop):
    return asyncio.Future(loop=loop)


async def main():
    loop = asyncio.get_running_loop()
    print(make(loop)._source_traceback)
    loop.set_debug(True)
    future = make(loop)
    print([(frame.lineno, frame.name) for frame in future._source_traceback[-2:]])
    print(repr(future).endswith("program.py:5>"))
    handle = loop.call_soon(print, "called")
    print(handle._source_traceback[-1].lineno)
    await asyncio.sleep(0)


asyncio.run(main())
