# logging.exception writes the traceback below its message.
import asyncio
import logging


async def fail():
    raise ValueError("wet wood")


async def main():
    try:
        await fail()
    except ValueError:
        logging.exception("no fire in %s", asyncio.current_task().get_name())
    logging.warning("goes to bed cold")


asyncio.run(main())
