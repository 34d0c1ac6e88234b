# shield() protects from the outside only: when the work itself is cancelled, so is the waiter.
import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    inner = asyncio.create_task(work())
    shielded = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await shielded
    except asyncio.CancelledError:
        print("inner:", inner.cancelled(), "shield:", shielded.cancelled())
    print("main asked to stop:", asyncio.current_task().cancelling())


asyncio.run(main())
