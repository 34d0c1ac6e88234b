# An error comes out where its turn is, and the loop over the others goes on.
import asyncio


async def egg(number, seconds):
    await asyncio.sleep(seconds)
    if number % 2 == 0:
        raise ValueError(f"egg {number} is broken")
    return f"egg {number}"


async def main():
    for hatched in asyncio.as_completed([egg(1, 0.08), egg(2, 0.06), egg(3, 0.04), egg(4, 0.02)]):
        try:
            print(await hatched)
        except ValueError as error:
            print("oh,", error)


asyncio.run(main())
