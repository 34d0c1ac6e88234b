# Cancelling the task that awaits a gather cancels all its children.
import asyncio


async def singer(voice):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(f"{voice}: falls silent")
        raise


async def choir():
    try:
        await asyncio.gather(singer("soprano"), singer("alto"), singer("bass"))
    except asyncio.CancelledError:
        print("choir: the concert is off")
        raise


async def main():
    concert = asyncio.create_task(choir())
    await asyncio.sleep(0.02)
    print("cancel:", concert.cancel())
    try:
        await concert
    except asyncio.CancelledError:
        print("cancelled:", concert.cancelled())


asyncio.run(main())
