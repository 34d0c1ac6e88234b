# A gather of nothing is finished at once with an empty list.
import asyncio


async def neighbour():
    print("neighbour: passes by")


async def main():
    task = asyncio.create_task(neighbour())
    nothing = asyncio.gather()
    print("done:", nothing.done())
    print("result:", await nothing)
    print("main: nobody else had a turn")
    await task


asyncio.run(main())
