# Exceptions of the program's own: no message, a message, several arguments.
import asyncio


class Shop:
    class Closed(Exception):
        pass


class Rude(Exception):
    def __str__(self):
        return "go away"


async def knock(error):
    raise error


async def main():
    for error in (Shop.Closed(), Shop.Closed("until", 9)):
        try:
            await knock(error)
        except Shop.Closed as closed:
            print(repr(closed), closed)
    try:
        await knock(Shop.Closed("for lunch"))
    except Shop.Closed:
        await knock(Rude())


asyncio.run(main())
