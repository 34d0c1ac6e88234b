# Callbacks are called by the loop, in the order in which they were added.
import asyncio


async def main():
    race = asyncio.get_running_loop().create_future()
    for place in ("press", "radio", "village"):
        race.add_done_callback(lambda future, place=place: print(f"{place}: {future.result()} won"))
    race.add_done_callback(lambda future: print("same future:", future is race))
    race.set_result("Momo")
    print("judge: has decided")
    await asyncio.sleep(0)
    print("judge: goes home")


asyncio.run(main())
