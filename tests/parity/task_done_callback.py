# A done callback is given the finished task, whatever its end.
import asyncio


async def cake(end):
    await asyncio.sleep(0)
    if end == "burnt":
        raise RuntimeError("black")
    return "golden"


def judge(task):
    if task.cancelled():
        print(task.get_name(), "was cancelled")
    elif task.exception() is not None:
        print(task.get_name(), "failed:", task.exception())
    else:
        print(task.get_name(), "came out", task.result())


async def main():
    tasks = [asyncio.create_task(cake(end), name=end) for end in ("good", "burnt", "dropped")]
    for task in tasks:
        task.add_done_callback(judge)
    tasks[2].cancel()
    await asyncio.wait(tasks)


asyncio.run(main())
