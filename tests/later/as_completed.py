import asyncio


async def runner(name, seconds):
    await asyncio.sleep(seconds)
    if name == "Dee":
        raise ValueError("fell")
    return name


async def main():
    runners = [asyncio.create_task(runner(name, seconds)) for name, seconds in
               [("Ada", 0.09), ("Bo", 0.03), ("Cy", 0.06), ("Dee", 0.05)]]
    async for finished in asyncio.as_completed(runners):
        place = runners.index(finished)
        print(place, finished.done(), finished.exception() or finished.result())

    coroutine = runner("Eve", 0.01)
    async for finished in asyncio.as_completed([coroutine]):
        print(finished is coroutine, isinstance(finished, asyncio.Task), await finished)

    slow = asyncio.create_task(runner("Flo", 9))
    try:
        async for finished in asyncio.as_completed([slow, asyncio.create_task(runner("Gus", 1))], timeout=2):
            print("in time:", finished.result())
    except TimeoutError:
        print("too late", slow.done())

    async for finished in asyncio.as_completed([]):
        print("never")
    print("nobody")

    mixed = asyncio.as_completed([runner("Hal", 0.2), runner("Ivy", 0.1)])
    print(await next(mixed))
    print((await anext(mixed)).result())
    print(next(mixed, "no more"))


asyncio.run(main())
