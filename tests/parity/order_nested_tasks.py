# Tasks made by tasks go to the end of the queue: the tree runs level by level.
import asyncio


async def branch(name, depth):
    print(f"branch {name}")
    if depth > 0:
        left = asyncio.create_task(branch(name + "l", depth - 1))
        right = asyncio.create_task(branch(name + "r", depth - 1))
        await left
        await right
    print(f"fruit {name}")


async def main():
    await branch("o", 2)


asyncio.run(main())
