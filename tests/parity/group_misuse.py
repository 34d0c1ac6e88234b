# A group takes tasks only between its beginning and its end.
import asyncio


async def guest():
    await asyncio.sleep(0)


async def try_to_join(group):
    coroutine = guest()
    try:
        group.create_task(coroutine)
    except RuntimeError as error:
        print(error)
        coroutine.close()


async def main():
    tour = asyncio.TaskGroup()
    await try_to_join(tour)
    async with tour:
        tour.create_task(guest())
    await try_to_join(tour)
    try:
        async with tour:
            print("never")
    except RuntimeError as error:
        print(error)


asyncio.run(main())
