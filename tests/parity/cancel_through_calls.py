# A cancellation unwinds the awaited calls from the innermost to the task itself.
import asyncio


async def room(names):
    name, *rest = names
    print(f"enters the {name}")
    try:
        if rest:
            await room(rest)
        else:
            await asyncio.sleep(1)
    finally:
        print(f"leaves the {name}")


async def main():
    task = asyncio.create_task(room(["hall", "kitchen", "cellar"]))
    await asyncio.sleep(0.02)
    print("fire alarm")
    task.cancel()
    await asyncio.wait([task])
    print("everyone is out:", task.cancelled())


asyncio.run(main())
