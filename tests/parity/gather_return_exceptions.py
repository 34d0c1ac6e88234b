# With return_exceptions the errors take their places among the results.
import asyncio


async def letter(to):
    await asyncio.sleep(0.02)
    if to == "nobody":
        raise ValueError("no such address")
    return f"letter to {to}"


async def main():
    post = await asyncio.gather(letter("Ida"), letter("nobody"), letter("Jon"), return_exceptions=True)
    for item in post:
        print([item], isinstance(item, Exception))


asyncio.run(main())
