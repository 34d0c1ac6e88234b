# timeout() cancels its block at the deadline and turns the cancellation into TimeoutError.
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.03) as limit:
            print("chess: thinks")
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("chess: the flag falls, expired is", limit.expired())
                raise
    except TimeoutError as error:
        print("lost on time:", [error])
    print("expired:", limit.expired(), "requests:", asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    print("and life goes on")


asyncio.run(main())
