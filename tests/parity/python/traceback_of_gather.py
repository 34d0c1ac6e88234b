# gather passes on the first error.
import asyncio


async def runner(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(f"{name} falls")


async def main():
    await asyncio.gather(runner("slow", 3), runner("quick", 1))


asyncio.run(main())
