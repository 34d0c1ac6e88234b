# A native coroutine gives up no turn of its own: only what it finally waits for counts.
import asyncio

turns = 0


def tick(loop):
    global turns
    turns += 1
    loop.call_soon(tick, loop)


async def doll(layers):
    if layers == 0:
        await asyncio.sleep(0)
        return "smallest"
    return await doll(layers - 1)


async def painter():
    return "red"


async def main():
    tick(asyncio.get_running_loop())
    start = turns
    print(await doll(0), turns - start)
    start = turns
    print(await doll(5), turns - start)
    start = turns
    print(await asyncio.create_task(painter()), turns - start)
    start = turns
    print(await asyncio.gather(painter(), painter()), turns - start)


asyncio.run(main())
