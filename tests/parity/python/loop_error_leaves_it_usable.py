# An exception that leaves run_until_complete ends the run, not the loop.
import asyncio


async def stumble():
    await asyncio.sleep(0)
    raise ValueError("a root")


async def walk():
    return "walks on"


loop = asyncio.new_event_loop()
for coroutine in (stumble(), walk(), stumble()):
    try:
        print(loop.run_until_complete(coroutine))
    except ValueError as error:
        print("stumbles over", error)
loop.close()
