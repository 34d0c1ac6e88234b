# A task prints the stack of where it waits, or of how it failed.
import asyncio
import sys


async def inner():
    await asyncio.sleep(1)


async def outer():
    await inner()


async def fail():
    raise ValueError("torn")


async def main():
    task = asyncio.create_task(outer(), name="outer")
    failed = asyncio.create_task(fail(), name="failed")
    await asyncio.sleep(0)
    print([frame.f_lineno for frame in task.get_stack()], [frame.f_lineno for frame in failed.get_stack()])
    task.print_stack(file=sys.stdout)
    failed.print_stack(file=sys.stdout)
    failed.exception()


asyncio.run(main())
