# A putter cancelled at a full queue leaves its item outside and its place to the next.
import asyncio


async def crane(name, ship):
    await ship.put(f"box of {name}")
    print(f"{name}: has loaded")


async def main():
    ship = asyncio.Queue(1)
    cranes = [asyncio.create_task(crane(name, ship)) for name in ("Ada", "Bo", "Cy")]
    await asyncio.sleep(0)
    cranes[1].cancel()
    print("unloads", ship.get_nowait())
    await asyncio.wait(cranes)
    print("unloads", await ship.get(), "and", ship.qsize(), "are left")
    print([task.cancelled() for task in cranes])


asyncio.run(main())
