# A future or a generator that is yielded, not awaited, is refused with a hint.
import asyncio
import types


@types.coroutine
def pause():
    yield


@types.coroutine
def clumsy(parcel):
    try:
        yield parcel
    except RuntimeError as error:
        print(str(error).split(" <")[0])
    try:
        yield pause()
    except RuntimeError as error:
        print(str(error).split(" <")[0])
    return (yield from parcel)


async def main():
    loop = asyncio.get_running_loop()
    parcel = loop.create_future()
    loop.call_later(0.02, parcel.set_result, "a kite")
    print(await clumsy(parcel))


asyncio.run(main())
