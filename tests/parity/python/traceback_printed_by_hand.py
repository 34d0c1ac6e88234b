# The traceback module prints and formats tracebacks, of the whole program or of one exception.
import asyncio
import sys
import traceback


async def fail():
    raise ValueError("a leak")


async def main():
    try:
        await fail()
    except ValueError as error:
        traceback.print_exc(file=sys.stdout)
        print(traceback.format_exception_only(error))
        print([frame.name for frame in traceback.extract_tb(error.__traceback__)])
        kept = error
    print(traceback.format_exc(), end="")
    traceback.print_exception(kept, file=sys.stdout, limit=1)


asyncio.run(main())
