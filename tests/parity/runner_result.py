# run() gives back what main returns and lets through what it raises.
import asyncio


async def main(coins):
    await asyncio.sleep(0)
    if coins < 2:
        raise ValueError("the juke box wants two coins")
    return "a song"


print(asyncio.run(main(2)))
try:
    asyncio.run(main(1))
except ValueError as error:
    print("error:", error)
