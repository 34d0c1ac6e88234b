# run() and Runner want a coroutine, no running loop, and a Runner that is not closed.
import asyncio


async def song():
    return "la"


async def main():
    coroutine = song()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    try:
        asyncio.Runner().run(coroutine)
    except RuntimeError as error:
        print(error)
    print(await coroutine)


asyncio.run(main())
try:
    asyncio.run(42)
except ValueError as error:
    print(error)
runner = asyncio.Runner()
print(runner.run(song()))
runner.close()
runner.close()
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
