# A group that is coming down takes no more tasks.
import asyncio


async def guest():
    await asyncio.sleep(0)


async def doorman(club):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        late = guest()
        try:
            club.create_task(late)
        except RuntimeError as error:
            print("doorman:", error)
            late.close()
        raise


async def fire():
    raise ValueError("fire")


async def main():
    try:
        async with asyncio.TaskGroup() as club:
            club.create_task(doorman(club))
            await asyncio.sleep(0)
            club.create_task(fire())
    except ExceptionGroup as group:
        print(group, list(group.exceptions))


asyncio.run(main())
