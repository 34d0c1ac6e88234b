# An exception set on a future is raised where the future is awaited.
import asyncio


async def sailor(name, weather):
    try:
        await weather
    except RuntimeError as error:
        print(f"{name}: stays in port, {error}")


async def main():
    weather = asyncio.get_running_loop().create_future()
    crew = asyncio.gather(sailor("Finn", weather), sailor("Greta", weather))
    await asyncio.sleep(0)
    weather.set_exception(RuntimeError("storm warning"))
    await crew
    print("exception():", [weather.exception()])
    try:
        weather.result()
    except RuntimeError as error:
        print("result() raises:", error)


asyncio.run(main())
