# create_task() runs nothing yet: the task starts when its creator gives up the turn.
import asyncio


async def apprentice(name):
    print(f"{name}: starts")
    await asyncio.sleep(0)
    print(f"{name}: goes on")


async def main():
    first = asyncio.create_task(apprentice("Mina"))
    second = asyncio.create_task(apprentice("Noah"))
    print("master: has hired both")
    await asyncio.sleep(0)
    print("master: has looked away once")
    await asyncio.sleep(0)
    print("master: has looked away twice")
    await first
    await second


asyncio.run(main())
