# wait_for() gives the result, or the error, of what ends in time; None waits without a limit.
import asyncio


async def tailor(seconds, cloth):
    await asyncio.sleep(seconds)
    if cloth == "glass":
        raise ValueError("glass breaks")
    return f"coat of {cloth}"


async def main():
    print(await asyncio.wait_for(tailor(0.02, "wool"), 1))
    print(await asyncio.wait_for(tailor(0.02, "linen"), None))
    try:
        await asyncio.wait_for(tailor(0.02, "glass"), 1)
    except ValueError as error:
        print("tailor:", error)


asyncio.run(main())
