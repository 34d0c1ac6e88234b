# The same awaitable given twice runs once and fills both places.
import asyncio


async def draw(painter):
    print(f"{painter} draws")
    await asyncio.sleep(0)
    return f"picture by {painter}"


async def main():
    shared = draw("Frida")
    task = asyncio.create_task(draw("Paul"))
    pictures = await asyncio.gather(shared, task, shared, task)
    print(len(pictures), pictures[0] == pictures[2], pictures[1] == pictures[3])
    print(pictures)


asyncio.run(main())
