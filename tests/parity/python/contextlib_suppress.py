# suppress, closing, nullcontext and ExitStack around awaits.
import asyncio
from contextlib import ExitStack, closing, nullcontext, redirect_stdout, suppress
from io import StringIO


class Door:
    def close(self):
        print("door closes")


async def main():
    task = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
        print("never here")
    with closing(Door()):
        await asyncio.sleep(0)
    async with nullcontext("nothing") as nothing:
        print(nothing)
    with ExitStack() as stack:
        stack.callback(print, "last")
        stack.enter_context(closing(Door()))
    text = StringIO()
    with redirect_stdout(text):
        print("hidden")
    print(repr(text.getvalue()))


asyncio.run(main())
