# A semaphore of two lets two in at a time.
import asyncio


async def diner(name, seconds, table):
    async with table:
        print(f"{name}: eats, full: {table.locked()}")
        await asyncio.sleep(seconds)
        print(f"{name}: pays")


async def main():
    table = asyncio.Semaphore(2)
    await asyncio.gather(
        diner("Ada", 0.06, table), diner("Bo", 0.03, table), diner("Cy", 0.09, table), diner("Di", 0.01, table)
    )
    print("full:", table.locked())


asyncio.run(main())
