# Outside of a coroutine there is no running loop, inside there is; afterwards there is none again.
import asyncio


def look():
    try:
        asyncio.get_running_loop()
        print("a loop is running")
    except RuntimeError as error:
        print(error)


async def main():
    look()
    asyncio.get_running_loop().call_soon(look)
    await asyncio.sleep(0)


look()
asyncio.run(main())
look()
