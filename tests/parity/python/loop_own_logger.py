import asyncio
import logging


class Shown(logging.Handler):
    def emit(self, record):
        kind = record.exc_info[0].__name__ if record.exc_info else None
        print(record.name, record.levelname, kind, record.getMessage().splitlines()[0])


logging.getLogger("asyncio").addHandler(Shown())


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(int, "no number")
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "nothing was raised"})
    loop.call_exception_handler = lambda context: print("told:", context["message"].split(" ")[0])
    loop.call_soon(int, "again no number")
    await asyncio.sleep(0)


asyncio.run(main())
