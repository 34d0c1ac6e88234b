# The default exception handler shows an error of a callback; the loop goes on.
import asyncio


def stumble(over):
    raise ValueError(f"stumbles over {over}")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(stumble, "a root")
    loop.call_soon(stumble, "a stone")
    await asyncio.sleep(0)
    print("goes on")


asyncio.run(main())
