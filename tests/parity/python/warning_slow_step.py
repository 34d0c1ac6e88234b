# virtual time only: prints loop.time()
# Debug mode tells of a step that blocks the loop.
import asyncio
import time


async def blocks():
    time.sleep(0.25)


async def main():
    await asyncio.create_task(blocks(), name="blocker")
    asyncio.get_running_loop().call_soon(time.sleep, 0.5)
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
