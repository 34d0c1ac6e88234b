# NameError suggests a name that is near.
import asyncio


async def main():
    message = "hello"
    await asyncio.sleep(0)
    print(mesage)


asyncio.run(main())
