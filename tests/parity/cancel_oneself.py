# A task that cancels itself goes on to its next await.
import asyncio


async def clerk():
    print("clerk: resigns:", asyncio.current_task().cancel("gone fishing"))
    print("clerk: clears the desk")
    await asyncio.sleep(0)
    print("clerk: never gets here")


async def main():
    task = asyncio.create_task(clerk())
    try:
        await task
    except asyncio.CancelledError as error:
        print("boss:", error)


asyncio.run(main())
