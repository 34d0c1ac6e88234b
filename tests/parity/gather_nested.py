# A gather is awaitable itself, so gathers nest.
import asyncio


async def scout(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} reports")
    return name


async def main():
    foxes = asyncio.gather(scout("Ada", 0.06), scout("Bo", 0.02))
    owls = asyncio.gather(scout("Cy", 0.04), scout("Di", 0.08))
    print(await asyncio.gather(foxes, owls, scout("Ed", 0.10)))


asyncio.run(main())
