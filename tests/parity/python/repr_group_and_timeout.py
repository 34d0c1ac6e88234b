# Task groups and timeouts show what they are at.
import asyncio


async def main():
    group = asyncio.TaskGroup()
    print(group)
    async with group:
        group.create_task(asyncio.sleep(0))
        group.create_task(asyncio.sleep(0))
        print(group)
    print(group)
    timeout = asyncio.timeout(None)
    print(timeout)
    async with timeout:
        print(timeout)
    print(timeout)
    short = asyncio.timeout(0)
    try:
        async with short:
            await asyncio.sleep(1)
    except TimeoutError:
        print(repr(short).split(" when=")[0], short.expired())
    try:
        async with asyncio.TaskGroup() as failing:
            failing.create_task(asyncio.sleep(9))
            await asyncio.sleep(0)
            raise ValueError("body")
    except* ValueError:
        print(failing)


asyncio.run(main())
