# notify(n) wakes the n who have waited longest, and they need the lock to go on.
import asyncio


async def cow(name, trough):
    async with trough:
        print(f"{name}: waits")
        await trough.wait()
        print(f"{name}: drinks")


async def main():
    trough = asyncio.Condition()
    cows = [asyncio.create_task(cow(name, trough)) for name in ("Bella", "Clara", "Dora", "Elsa")]
    await asyncio.sleep(0.02)
    async with trough:
        trough.notify(2)
        print("farmer: water for two")
        await asyncio.sleep(0.02)
        print("farmer: steps aside")
    await asyncio.sleep(0.02)
    print("thirsty:", sum(not task.done() for task in cows))
    async with trough:
        trough.notify_all()
    await asyncio.wait(cows)


asyncio.run(main())
