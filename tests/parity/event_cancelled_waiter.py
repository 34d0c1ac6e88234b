# A waiter that is cancelled leaves the event to the others.
import asyncio


async def actor(name, cue):
    try:
        await cue.wait()
        print(f"{name}: speaks")
    except asyncio.CancelledError:
        print(f"{name}: has lost the voice")
        raise


async def main():
    cue = asyncio.Event()
    hamlet = asyncio.create_task(actor("Hamlet", cue))
    ghost = asyncio.create_task(actor("Ghost", cue))
    await asyncio.sleep(0)
    hamlet.cancel()
    cue.set()
    await asyncio.wait([hamlet, ghost])
    print(hamlet.cancelled(), ghost.cancelled())


asyncio.run(main())
