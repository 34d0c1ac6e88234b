# wait_for() with no time at all: only what is done already counts.
import asyncio


async def snail():
    print("snail: starts")
    return "snail"


async def main():
    try:
        await asyncio.wait_for(snail(), 0)
    except TimeoutError:
        print("judge: the snail did not even start")
    hare = asyncio.create_task(asyncio.sleep(0, "hare"))
    await hare
    print("judge:", await asyncio.wait_for(hare, 0), "is in the goal")
    try:
        await asyncio.wait_for(asyncio.create_task(asyncio.sleep(1)), -1)
    except TimeoutError:
        print("judge: less than nothing is too little as well")


asyncio.run(main())
