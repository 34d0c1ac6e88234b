import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result([future])
    print(future)

    async def all_of_them():
        return list(asyncio.all_tasks())

    task = asyncio.create_task(all_of_them(), name="looker")
    await task
    print("..." in repr(task))


asyncio.run(main())
