# cancel() is a request: CancelledError is thrown in where
# the task waits, and finally still runs.
import asyncio
from itertools import count


async def download(film):
    try:
        for part in count(1):
            print(f"{film}: part {part}")
            await asyncio.sleep(1)
    finally:
        print("deleting the unfinished film")
        await asyncio.sleep(0.5)  # tidying up may take its time


async def main():
    task = asyncio.create_task(download("Aurora"))
    await asyncio.sleep(2.5)
    print("the disk is full:", task.cancel())

    try:
        await task
    except asyncio.CancelledError as error:
        print(type(error).__name__, task.cancelled())


asyncio.run(main())
