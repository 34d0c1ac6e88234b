# An event loop of one's own: made, used twice, closed.
import asyncio


async def bake(bread):
    print(f"{bread}: in the oven, running: {asyncio.get_running_loop() is loop}, {loop.is_running()}")
    await asyncio.sleep(0.02)
    return f"{bread} loaf"


loop = asyncio.new_event_loop()
print("running:", loop.is_running(), "closed:", loop.is_closed())
print(loop.run_until_complete(bake("rye")))
print(loop.run_until_complete(bake("oat")))
loop.close()
loop.close()
print("running:", loop.is_running(), "closed:", loop.is_closed())
