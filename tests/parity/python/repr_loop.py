# A loop shows whether it runs, is closed, and is in debug mode.
import asyncio


async def main():
    print(asyncio.get_running_loop())


loop = asyncio.new_event_loop()
print(loop)
loop.run_until_complete(main())
loop.set_debug(True)
print(loop)
loop.close()
print(loop)
