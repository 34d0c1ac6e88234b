# virtual time only: prints loop.time()
# One after the other the times add up; together the longest counts.
import asyncio


async def wash(what, seconds):
    await asyncio.sleep(seconds)
    print(f"{what} at {asyncio.get_running_loop().time():.2f}")


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    await wash("shirts", 0.5)
    await wash("socks", 0.25)
    print(f"in sequence {loop.time() - start:.2f}")

    start = loop.time()
    await asyncio.gather(wash("sheets", 0.5), wash("towels", 0.25))
    print(f"together {loop.time() - start:.2f}")


asyncio.run(main())
