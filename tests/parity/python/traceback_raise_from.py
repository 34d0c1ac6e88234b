# raise from shows the cause first.
import asyncio


class KitchenError(Exception):
    pass


async def light():
    raise OSError("no gas")


async def cook():
    try:
        await light()
    except OSError as error:
        raise KitchenError("no dinner") from error


asyncio.run(cook())
