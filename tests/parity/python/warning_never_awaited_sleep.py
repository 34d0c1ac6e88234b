# asyncio.sleep without await does nothing but warn.
import asyncio


async def main():
    print("one")
    asyncio.sleep(1)
    print("two")


asyncio.run(main())
