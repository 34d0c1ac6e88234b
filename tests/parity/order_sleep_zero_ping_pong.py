# sleep(0) gives up exactly one turn, so two tasks alternate.
import asyncio


async def player(name, hits):
    for hit in range(1, hits + 1):
        print(f"{name} {hit}")
        await asyncio.sleep(0)
    print(f"{name} sits down")


async def main():
    ping = asyncio.create_task(player("ping", 4))
    pong = asyncio.create_task(player("pong", 2))
    await ping
    await pong
    print("game over")


asyncio.run(main())
