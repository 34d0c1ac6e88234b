# A done callback that fails harms neither the future nor the other callbacks.
import asyncio


def report(loop, context):
    print("handler:", context["exception"])


def bad(future):
    raise RuntimeError(f"cannot stand {future.result()}")


def good(future):
    print("good:", future.result())


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(report)
    soup = loop.create_future()
    soup.add_done_callback(bad)
    soup.add_done_callback(good)
    soup.set_result("onion soup")
    print("main:", await soup)
    await asyncio.sleep(0)
    print("exception of the future:", soup.exception())


asyncio.run(main())
