# as_completed() gives the results as they come.
import asyncio


async def runner(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    place = 0
    for finish in asyncio.as_completed([runner("Ada", 0.09), runner("Bo", 0.03), runner("Cy", 0.06)]):
        place += 1
        print(f"place {place}: {await finish}")


asyncio.run(main())
