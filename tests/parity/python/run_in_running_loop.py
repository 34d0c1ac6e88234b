# asyncio.run and run_until_complete refuse to run inside a running loop.
import asyncio


async def inner():
    pass


async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    loop = asyncio.get_running_loop()
    for target in (loop, asyncio.new_event_loop()):
        try:
            target.run_until_complete(coroutine)
        except RuntimeError as error:
            print(error)
        if target is not loop:
            target.close()
    await coroutine


asyncio.run(main())
