# A traceback goes through every await, and names the task's functions.
import asyncio


async def fetch(number):
    await asyncio.sleep(0)
    raise ConnectionError(f"line {number} is dead")


async def page():
    return await fetch(7)


async def main():
    print("asks")
    await page()


asyncio.run(main())
