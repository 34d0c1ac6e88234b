# With a timeout, whatever is not there in time is a TimeoutError each; the tasks run on.
import asyncio


async def postcard(city, seconds):
    await asyncio.sleep(seconds)
    return f"greetings from {city}"


async def main():
    journeys = [("Rome", 0.02), ("Lima", 0.12), ("Oslo", 0.15)]
    cards = [asyncio.create_task(postcard(city, seconds)) for city, seconds in journeys]
    for card in asyncio.as_completed(cards, timeout=0.06):
        try:
            print(await card)
        except TimeoutError as error:
            print("still on its way:", [error])
    print(await cards[1])


asyncio.run(main())
