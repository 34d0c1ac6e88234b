# FIRST_EXCEPTION returns with the first failure; a cancellation is none.
import asyncio


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def wheel(seconds, breaks):
    await asyncio.sleep(seconds)
    if breaks:
        raise RuntimeError("a spoke broke")


async def main():
    front = asyncio.create_task(wheel(0.02, False), name="front")
    spare = asyncio.create_task(wheel(1, False), name="spare")
    left = asyncio.create_task(wheel(0.05, True), name="left")
    right = asyncio.create_task(wheel(0.08, True), name="right")
    await asyncio.sleep(0)
    spare.cancel()
    done, pending = await asyncio.wait([front, spare, left, right], return_when=asyncio.FIRST_EXCEPTION)
    print("done", names(done), "pending", names(pending))
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
    print("done", names(done), "pending", names(pending))
    print([left.exception(), right.exception()], spare.cancelled())


asyncio.run(main())
