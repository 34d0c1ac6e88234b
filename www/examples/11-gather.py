# The same breakfast twice: one thing after the other,
# then all at once.
import asyncio


async def cook(dish, seconds):
    print(f"{dish} on")
    await asyncio.sleep(seconds)
    print(f"{dish} ready")
    return dish


async def main():
    loop = asyncio.get_running_loop()

    start = loop.time()
    await cook("egg", 3)
    await cook("toast", 1)
    print(f"in sequence: {loop.time() - start:.0f} s")

    start = loop.time()
    dishes = await asyncio.gather(cook("egg", 3), cook("toast", 1))
    print(f"gathered: {loop.time() - start:.0f} s")
    print(dishes)  # in the order of the arguments


asyncio.run(main())
