# A loop that was closed runs nothing more.
import asyncio


async def main():
    print("never")


loop = asyncio.new_event_loop()
loop.close()
coroutine = main()
try:
    loop.run_until_complete(coroutine)
finally:
    coroutine.close()
