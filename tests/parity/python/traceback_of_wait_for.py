# wait_for that runs out of time.
import asyncio


async def nap():
    try:
        await asyncio.sleep(10)
    finally:
        print("woken")


async def main():
    await asyncio.wait_for(nap(), timeout=0.01)


asyncio.run(main())
