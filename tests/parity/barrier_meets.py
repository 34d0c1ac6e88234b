# A barrier holds everyone until the last one comes; each is told the place of its coming.
import asyncio


async def hiker(name, seconds, hut):
    await asyncio.sleep(seconds)
    print(f"{name}: at the hut after {hut.n_waiting} others")
    place = await hut.wait()
    print(f"{name}: walks on, came as number {place}")


async def main():
    hut = asyncio.Barrier(3)
    print("parties:", hut.parties, "waiting:", hut.n_waiting, "broken:", hut.broken)
    await asyncio.gather(hiker("Ada", 0.06, hut), hiker("Bo", 0.02, hut), hiker("Cy", 0.04, hut))
    print("waiting:", hut.n_waiting)


asyncio.run(main())
