# FIRST_COMPLETED returns with the first that ends; the others are pending, not cancelled.
import asyncio


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def main():
    trees = [("oak", 0.09), ("elm", 0.03), ("ash", 0.06)]
    pending = {asyncio.create_task(asyncio.sleep(seconds), name=name) for name, seconds in trees}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print("done", names(done), "pending", names(pending))


asyncio.run(main())
