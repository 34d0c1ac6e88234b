# The future of gather names its kind and its outcome.
import asyncio


async def number(n):
    return n


async def main():
    gathering = asyncio.gather(number(1), number(2))
    print(gathering)
    await gathering
    print(gathering)
    empty = asyncio.gather()
    print(type(empty).__name__, await empty)
    cancelled = asyncio.gather(asyncio.sleep(5))
    cancelled.cancel()
    try:
        await cancelled
    except asyncio.CancelledError:
        print(cancelled.cancelled(), isinstance(cancelled, asyncio.Future))


asyncio.run(main())
