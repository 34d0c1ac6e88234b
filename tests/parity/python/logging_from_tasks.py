# Log records of several tasks come out in the order of the loop.
import asyncio
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(lineno)d:%(message)s")
log = logging.getLogger("kitchen")


async def cook(dish):
    log.info("%s on", dish)
    await asyncio.sleep(0)
    log.debug("not shown")
    log.warning("%s ready", dish)


async def main():
    await asyncio.gather(cook("egg"), cook("toast"))
    logging.getLogger("asyncio").error("said by asyncio's logger")
    print(log.isEnabledFor(logging.DEBUG), log.getEffectiveLevel(), logging.getLevelName(30))


asyncio.run(main())
