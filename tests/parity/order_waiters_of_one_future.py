# Everyone who waits for the same future wakes in the order of waiting.
import asyncio


async def child(name, story):
    print(f"{name} listens")
    print(f"{name} heard of {await story}")


async def main():
    story = asyncio.get_running_loop().create_future()
    children = [asyncio.create_task(child(name, story)) for name in ["Ida", "Jon", "Kai"]]
    await asyncio.sleep(0)
    story.set_result("a fox")
    print("grandmother is done")
    await asyncio.gather(*children)
    late = asyncio.create_task(child("Leo", story))
    await late


asyncio.run(main())
