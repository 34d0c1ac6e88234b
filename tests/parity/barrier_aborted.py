# abort() breaks a barrier: those who wait, and those who come, get BrokenBarrierError.
import asyncio


async def dancer(name, floor):
    try:
        await floor.wait()
        print(f"{name}: dances")
    except asyncio.BrokenBarrierError as error:
        print(f"{name}: {error}")


async def main():
    floor = asyncio.Barrier(3)
    couple = asyncio.gather(dancer("Ada", floor), dancer("Bo", floor))
    await asyncio.sleep(0.02)
    print("waiting:", floor.n_waiting)
    await floor.abort()
    print("broken:", floor.broken, "waiting:", floor.n_waiting)
    await couple
    await dancer("Cy", floor)
    await floor.reset()
    print("broken:", floor.broken)
    await asyncio.gather(dancer("Di", floor), dancer("Ed", floor), dancer("Flo", floor))


asyncio.run(main())
