# sleep() takes a result; zero and less than zero are one bare turn.
import asyncio


async def dreamer(name, seconds):
    dream = await asyncio.sleep(seconds, f"{name} dreamt for {seconds}")
    print(dream)


async def main():
    print("without a result:", await asyncio.sleep(0))
    await asyncio.gather(dreamer("cat", 0.05), dreamer("dog", 0.02), dreamer("owl", -1), dreamer("bat", 0))


asyncio.run(main())
