# Tasks are numbered from 1; a name of one's own can be given at any time.
import asyncio


async def sheep():
    await asyncio.sleep(0)
    return asyncio.current_task().get_name()


async def main():
    print("main is", asyncio.current_task().get_name())
    first = asyncio.create_task(sheep())
    dolly = asyncio.create_task(sheep(), name="Dolly")
    third = asyncio.create_task(sheep())
    print(first.get_name(), dolly.get_name(), third.get_name())
    first.set_name("Shaun")
    third.set_name(3)
    print(await asyncio.gather(first, dolly, third, sheep()))


asyncio.run(main())
