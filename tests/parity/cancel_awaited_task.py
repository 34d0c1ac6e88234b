# Cancelling a task that awaits another cancels that one first, from the inside out.
import asyncio


async def violin():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("violin: stops")
        raise


async def orchestra(task):
    try:
        await task
    except asyncio.CancelledError:
        print("orchestra: stops")
        raise


async def main():
    violinist = asyncio.create_task(violin())
    players = asyncio.create_task(orchestra(violinist))
    await asyncio.sleep(0.02)
    players.cancel()
    print("conductor: lowers the baton")
    await asyncio.wait([players])
    print(violinist.cancelled(), players.cancelled())
    print(violinist.cancelling(), players.cancelling())


asyncio.run(main())
