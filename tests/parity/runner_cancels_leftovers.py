# Between the runs of a Runner its tasks wait; close() cancels those that are left.
import asyncio


async def snail(log):
    try:
        for _ in range(100):
            log.append("slides")
            await asyncio.sleep(0)
    finally:
        print(f"snail: {len(log)} steps, into the house")


async def start(log):
    tasks.append(asyncio.create_task(snail(log)))
    await asyncio.sleep(0)


async def pause():
    await asyncio.sleep(0)


tasks = []
log = []
runner = asyncio.Runner()
runner.run(start(log))
print("after the first run:", len(log))
runner.run(pause())
print("after the second run:", len(log))
runner.close()
print("cancelled:", tasks[0].cancelled())
