# A task runs a coroutine on the loop by itself.
# It is also the Future of its result.
import asyncio


async def bake(what, seconds):
    print(f"{what} goes into the oven")
    await asyncio.sleep(seconds)
    return f"warm {what}"


async def main():
    bread = asyncio.create_task(bake("bread", 3), name="oven")
    print(bread.get_name(), "done?", bread.done())  # not begun

    print("lay the table")
    await asyncio.sleep(1)  # from here on the oven works beside us
    print("light the candles")

    print("serve", await bread)
    print(bread.get_name(), "done?", bread.done())


asyncio.run(main())
