# When the inner deadline comes first, the outer block can go on.
import asyncio


async def ask(name, seconds):
    try:
        async with asyncio.timeout(0.06):
            await asyncio.sleep(seconds)
            return f"{name} answered"
    except TimeoutError:
        return f"{name} kept silent"


async def main():
    try:
        async with asyncio.timeout(0.20) as show:
            print(await ask("Ida", 0.02))
            print(await ask("Jon", 1))
            print(await ask("Kai", 1))
            print(await ask("Leo", 0.02))
            print(await ask("Mia", 1))
            print(await ask("Noa", 1))
    except TimeoutError:
        print("the show is over:", show.expired())


asyncio.run(main())
