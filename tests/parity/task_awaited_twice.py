# A task can be awaited again and again: it ran once and answers the same each time.
import asyncio


async def well(bucket):
    print(f"well: fills the {bucket} bucket")
    await asyncio.sleep(0)
    if bucket == "broken":
        raise ValueError("it leaks")
    return f"{bucket} bucket of water"


async def main():
    good = asyncio.create_task(well("red"))
    print(await good)
    print(await good)
    bad = asyncio.create_task(well("broken"))
    for attempt in (1, 2):
        try:
            await bad
        except ValueError as error:
            print(f"attempt {attempt}:", error)


asyncio.run(main())
