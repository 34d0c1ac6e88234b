# A waiter that is cancelled makes room for another one.
import asyncio


async def rower(name, boat):
    place = await boat.wait()
    print(f"{name}: rows, came as number {place}")


async def main():
    boat = asyncio.Barrier(2)
    ada = asyncio.create_task(rower("Ada", boat))
    await asyncio.sleep(0.02)
    print("waiting:", boat.n_waiting)
    ada.cancel()
    await asyncio.wait([ada])
    print("waiting:", boat.n_waiting, "broken:", boat.broken)
    await asyncio.gather(rower("Bo", boat), rower("Cy", boat))


asyncio.run(main())
