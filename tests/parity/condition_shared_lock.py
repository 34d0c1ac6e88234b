# Two conditions over one lock: a ferry with one bank for coming and one for going.
import asyncio


async def passenger(name, landed):
    async with landed:
        await landed.wait()
        print(f"{name}: steps ashore")


async def main():
    deck = asyncio.Lock()
    north = asyncio.Condition(deck)
    south = asyncio.Condition(deck)
    aboard = [("Ada", north), ("Bo", south), ("Cy", north)]
    people = [asyncio.create_task(passenger(name, bank)) for name, bank in aboard]
    await asyncio.sleep(0.02)
    async with north:
        print("one lock:", deck.locked(), south.locked())
        south.notify_all()
    await asyncio.sleep(0.02)
    async with deck:
        north.notify_all()
    await asyncio.wait(people)


asyncio.run(main())
