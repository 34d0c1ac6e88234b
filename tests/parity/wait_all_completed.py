# wait() parts its tasks into done and pending; with no more said, it waits for all.
import asyncio


async def ship(name, seconds):
    await asyncio.sleep(seconds)
    if name == "Dove":
        raise RuntimeError("lost")
    return f"{name} is in"


async def main():
    ships = [asyncio.create_task(ship(name, wait)) for name, wait in [("Gull", 0.05), ("Dove", 0.02)]]
    done, pending = await asyncio.wait(ships)
    print(len(done), len(pending), done == set(ships))
    print(ships[0].result(), [ships[1].exception()])


asyncio.run(main())
