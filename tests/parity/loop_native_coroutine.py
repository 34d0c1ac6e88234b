# A loop by hand runs native coroutines, which await each other and the loop's own futures.
import asyncio


async def dough(lump):
    await asyncio.sleep(0.02)
    return f"kneaded {lump}"


async def bakery(lump):
    kneaded = await dough(lump)
    oven = loop.create_future()
    loop.call_later(0.02, oven.set_result, "hot")
    return f"{kneaded} in a {await oven} oven"


loop = asyncio.new_event_loop()
print(loop.run_until_complete(bakery("rye")))
task = loop.create_task(bakery("oat"))
print("before:", task.done())
loop.run_until_complete(task)
print("after:", task.result())
loop.close()
