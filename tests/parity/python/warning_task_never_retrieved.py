# A task fails, and nobody looks.
import asyncio


async def fail():
    raise ValueError("spilt milk")


async def main():
    asyncio.create_task(fail(), name="milkman")
    await asyncio.sleep(0.01)
    print("main ends")


asyncio.run(main())
