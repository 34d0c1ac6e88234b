# wait_for(shield(...)) gives up waiting, not the work.
import asyncio


async def letter():
    for mile in (1, 2, 3):
        await asyncio.sleep(0.04)
        print(f"letter: mile {mile}")
    return "dear Ida"


async def main():
    post = asyncio.create_task(letter())
    try:
        await asyncio.wait_for(asyncio.shield(post), 0.06)
    except TimeoutError:
        print("Ida: stops waiting at the door")
    print("Ida: reads", await post)


asyncio.run(main())
