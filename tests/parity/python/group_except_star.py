# except* takes its part of the group; the parts may be handled by several clauses.
import asyncio


async def fail(error, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for at, error in enumerate([ValueError("v1"), TypeError("t"), ValueError("v2")]):
                group.create_task(fail(error, 1))
            group.create_task(fail(OSError("never"), 5))
    except* ValueError as errors:
        print("values:", [str(error) for error in errors.exceptions], errors.message)
    except* (TypeError, OSError) as errors:
        print("others:", errors.exceptions)
    print("main goes on")


asyncio.run(main())
