# call_soon() and call_later() pass their arguments on.
import asyncio


def deliver(what, where="the door"):
    print(f"{what} to {where}")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.02, deliver, "milk", "the cellar")
    loop.call_soon(deliver, "bread")
    loop.call_soon(deliver, "paper", "the garden")
    print("main: has ordered")
    await asyncio.sleep(0.05)


asyncio.run(main())
