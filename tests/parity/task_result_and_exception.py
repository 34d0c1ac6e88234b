# A task keeps what its coroutine returned or raised.
import asyncio


async def egg(minutes):
    await asyncio.sleep(0)
    if minutes > 10:
        raise ValueError("hard as stone")
    return "soft"


async def main():
    good = asyncio.create_task(egg(4))
    bad = asyncio.create_task(egg(40))
    print(good.done(), bad.done())
    await asyncio.wait([good, bad])
    print(good.done(), good.cancelled(), good.result(), good.exception())
    print(bad.done(), bad.cancelled(), [bad.exception()])
    try:
        bad.result()
    except ValueError as error:
        print("result() raises:", error)


asyncio.run(main())
