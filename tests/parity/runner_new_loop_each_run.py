# Each run() has a loop of its own and closes it.
import asyncio


async def main():
    return asyncio.get_running_loop()


monday = asyncio.run(main())
tuesday = asyncio.run(main())
print("same loop:", monday is tuesday)
print("closed:", monday.is_closed(), tuesday.is_closed())
