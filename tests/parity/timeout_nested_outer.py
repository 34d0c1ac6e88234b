# When the outer deadline comes first, it passes the inner block as a cancellation.
import asyncio


async def main():
    outer = asyncio.timeout(0.03)
    inner = asyncio.timeout(1)
    try:
        async with outer:
            try:
                async with inner:
                    await asyncio.sleep(2)
            except TimeoutError:
                print("inner: never")
            except asyncio.CancelledError:
                print("inner: just cancelled")
                raise
    except TimeoutError:
        print("outer: time is up")
    print("expired:", outer.expired(), inner.expired())


asyncio.run(main())
