# A timeout tells its deadline and whether it expired; it can be moved while it runs, and used once.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as timeout:
        print(timeout.when(), timeout.expired())
        timeout.reschedule(loop.time() + 0.01)
        print(timeout.when() > loop.time())
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            print("cancelled inside", error.args, asyncio.current_task().cancelling())
    print("swallowed:", timeout.expired(), asyncio.current_task().cancelling())
    try:
        async with timeout:
            pass
    except RuntimeError as error:
        print(error)


asyncio.run(main())
