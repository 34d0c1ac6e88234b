# The first error reaches whoever awaits the gather; the others run on.
import asyncio


async def climber(name, seconds, falls=False):
    await asyncio.sleep(seconds)
    if falls:
        raise RuntimeError(f"{name} slipped")
    print(f"{name} is on top")
    return name


async def main():
    anna = asyncio.create_task(climber("Anna", 0.10))
    try:
        await asyncio.gather(anna, climber("Bert", 0.03, falls=True), climber("Cleo", 0.06, falls=True))
    except RuntimeError as error:
        print("base camp:", error)
    print("Anna still climbs:", not anna.done())
    print("Anna:", await anna)


asyncio.run(main())
