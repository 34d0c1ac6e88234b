# A getter that was woken may find the item gone: it waits again.
import asyncio


async def cat(name, bowl):
    print(f"{name}: waits")
    print(f"{name}: eats the {await bowl.get()}")


async def main():
    bowl = asyncio.Queue()
    slow = asyncio.create_task(cat("slow cat", bowl))
    await asyncio.sleep(0)
    bowl.put_nowait("fish")
    print("quick cat: eats the", bowl.get_nowait())
    await asyncio.sleep(0.02)
    print("slow cat is done:", slow.done())
    await bowl.put("mouse")
    await slow


asyncio.run(main())
