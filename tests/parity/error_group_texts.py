# An ExceptionGroup says how many errors it holds, and holds at least one.
import asyncio


async def main():
    small = ExceptionGroup("kitchen", [ValueError("burnt")])
    large = ExceptionGroup("house", [small, RuntimeError("the roof leaks")])
    print(small)
    print(large)
    for error in large.exceptions:
        print(type(error).__name__, error)
    try:
        ExceptionGroup("garden", [])
    except ValueError as error:
        print(error)
    try:
        raise large
    except ExceptionGroup as group:
        print("caught the same:", group is large, isinstance(group, Exception))


asyncio.run(main())
