# An error in a done-callback does not reach the task.
import asyncio


def stumble(task):
    raise ValueError(task.result())


async def work():
    return "fine"


async def main():
    task = asyncio.create_task(work())
    task.add_done_callback(stumble)
    print(await task)
    await asyncio.sleep(0)


asyncio.run(main())
