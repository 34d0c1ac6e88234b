# athrow() raises at the yield of an async generator.
import asyncio


async def guard():
    while True:
        try:
            yield "calm"
        except ValueError as error:
            await asyncio.sleep(0)
            yield f"handled {error}"


async def main():
    post = guard()
    print(await anext(post))
    print(await post.athrow(ValueError("noise")))
    print(await anext(post))
    try:
        await post.athrow(KeyError("gate"))
    except KeyError as error:
        print("leaves", repr(error))
    try:
        await anext(post)
    except StopAsyncIteration:
        print("nobody there")


asyncio.run(main())
