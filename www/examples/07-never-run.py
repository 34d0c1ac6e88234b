# Calling a coroutine function only makes a coroutine.
# It runs when somebody awaits it.
import asyncio


async def write(name):
    print(f"Dear {name}, the sea is warm.")
    await asyncio.sleep(1)
    print(f"(posted to {name})")


async def main():
    card = write("Mina")
    print("a card, still blank:", asyncio.iscoroutine(card))
    await card  # now it is written

    asyncio.sleep(60)  # forgotten: no waiting, only a warning
    print("home already")


asyncio.run(main())
