# A task cancelled before its first step never runs a line of its body.
import asyncio


async def parade():
    try:
        print("parade: drums")
    finally:
        print("parade: tidies up")


async def main():
    task = asyncio.create_task(parade())
    task.cancel("rain")
    try:
        await task
    except asyncio.CancelledError as error:
        print("mayor: no parade because of", error)
    print(task.cancelled())


asyncio.run(main())
