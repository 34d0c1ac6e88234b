# A task cancelled between its wake-up and its step gets the cancellation, not the value.
import asyncio


async def fisher(line):
    try:
        print("fisher: caught", await line)
    except asyncio.CancelledError:
        print("fisher: called home, and the line says", line.result())
        raise


async def main():
    line = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(fisher(line))
    await asyncio.sleep(0)
    line.set_result("a trout")
    print("cancel:", task.cancel())
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
