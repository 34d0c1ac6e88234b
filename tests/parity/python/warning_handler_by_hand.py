# call_exception_handler and default_exception_handler show what they are given.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "the roof leaks", "room": "attic", "drops": 3})
    loop.default_exception_handler({"message": "so does the cellar", "exception": OSError("wet")})
    loop.default_exception_handler({})
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
