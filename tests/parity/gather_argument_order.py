# The results of gather come in the order of the arguments, not of completion.
import asyncio


async def dish(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} is ready")
    return name


async def main():
    menu = await asyncio.gather(dish("soup", 0.06), dish("salad", 0.02), dish("roast", 0.10))
    print("served:", menu)


asyncio.run(main())
