# What asyncio.run() does for you: make a loop, run one
# coroutine on it to its end, close it.
import asyncio


async def lighthouse(flashes):
    for flash in range(1, flashes + 1):
        print("flash", flash)
        await asyncio.sleep(1)
    return "dawn"


loop = asyncio.new_event_loop()
print("running?", loop.is_running())
try:
    print(loop.run_until_complete(lighthouse(3)))
finally:
    loop.close()

try:
    loop.call_soon(print, "one more flash")
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
