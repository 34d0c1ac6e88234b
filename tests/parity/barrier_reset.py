# reset() sends those who wait away with an error; a barrier needs at least one party.
import asyncio


async def player(name, table):
    try:
        print(f"{name}: sits as number {await table.wait()}")
    except asyncio.BrokenBarrierError as error:
        print(f"{name}: {error}")


async def main():
    table = asyncio.Barrier(2)
    early = asyncio.create_task(player("Ada", table))
    await asyncio.sleep(0.02)
    await table.reset()
    await early
    print("broken:", table.broken)
    await asyncio.gather(player("Bo", table), player("Cy", table))
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print("nobody:", error)


asyncio.run(main())
