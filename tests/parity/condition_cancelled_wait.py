# A cancelled wait() takes the lock back before it raises.
import asyncio


async def heir(will):
    async with will:
        try:
            await will.wait()
        except asyncio.CancelledError:
            print("heir: gives up, with the lock:", will.locked())
            raise


async def main():
    will = asyncio.Condition()
    task = asyncio.create_task(heir(will))
    await asyncio.sleep(0.02)
    async with will:
        task.cancel()
        await asyncio.sleep(0.02)
        print("notary: reads aloud, heir is done:", task.done())
    await asyncio.wait([task])
    print("cancelled:", task.cancelled(), "locked:", will.locked())


asyncio.run(main())
