# The end of a run closes async generators that are still suspended; shutdown_asyncgens does it by hand.
import asyncio

kept = []


async def ticks(name):
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print(name, "closed")


async def main(name):
    clock = ticks(name)
    kept.append(clock)
    print(await anext(clock))


asyncio.run(main("run"))
print("between")
loop = asyncio.new_event_loop()
loop.run_until_complete(main("loop"))
print("not yet")
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
print("the end")
