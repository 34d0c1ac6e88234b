# What refuses the cancellation of wait_for() is waited for, and its result counts.
import asyncio


async def poet():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("poet: one more line")
        await asyncio.sleep(0.02)
    return "a finished poem"


async def clumsy():
    try:
        await asyncio.sleep(1)
    finally:
        raise RuntimeError("the ink is spilt")


async def main():
    print("publisher:", await asyncio.wait_for(poet(), 0.03))
    try:
        await asyncio.wait_for(clumsy(), 0.03)
    except RuntimeError as error:
        print("publisher:", error)


asyncio.run(main())
