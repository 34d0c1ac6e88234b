# At the top level get_event_loop makes a loop once, and returns the same one afterwards.
import asyncio


async def work():
    return asyncio.get_event_loop() is asyncio.get_running_loop() is loop


loop = asyncio.get_event_loop()
print(loop is asyncio.get_event_loop(), loop.is_running(), loop.is_closed())
print(loop.run_until_complete(work()))
other = asyncio.new_event_loop()
asyncio.set_event_loop(other)
print(asyncio.get_event_loop() is other, other is loop)
other.close()
loop.close()
print(asyncio.get_event_loop().is_closed())
