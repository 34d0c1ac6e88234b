# A timeout is entered once and rescheduled only while its block runs.
import asyncio


async def main():
    limit = asyncio.timeout(1)
    try:
        limit.reschedule(None)
    except RuntimeError as error:
        print(error)
    async with limit:
        pass
    try:
        limit.reschedule(None)
    except RuntimeError as error:
        print(error)
    try:
        async with limit:
            print("never")
    except RuntimeError as error:
        print(error)
    late = asyncio.timeout(0)
    try:
        async with late:
            await asyncio.sleep(1)
    except TimeoutError:
        pass
    try:
        late.reschedule(None)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
