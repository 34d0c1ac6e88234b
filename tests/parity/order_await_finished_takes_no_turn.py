# Awaiting what is already finished goes straight on.
import asyncio


async def letter():
    return "sent"


async def neighbour():
    print("neighbour: knocks")


async def main():
    done = asyncio.create_task(letter())
    await done
    ready = asyncio.get_running_loop().create_future()
    ready.set_result("stamped")
    knock = asyncio.create_task(neighbour())
    print("task:", await done)
    print("future:", await ready)
    print("task again:", await done)
    await knock
    print("main: opens the door")


asyncio.run(main())
