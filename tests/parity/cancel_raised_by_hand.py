# A task that raises CancelledError itself is cancelled, though nobody asked it.
import asyncio


async def picnic(weather):
    if weather == "rain":
        raise asyncio.CancelledError("wet grass")
    return "sandwiches"


async def main():
    wet = asyncio.create_task(picnic("rain"))
    dry = asyncio.create_task(picnic("sun"))
    await asyncio.wait([wet, dry])
    print(wet.cancelled(), wet.cancelling())
    print(dry.cancelled(), dry.result())


asyncio.run(main())
