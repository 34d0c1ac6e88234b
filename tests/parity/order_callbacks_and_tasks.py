# Callbacks and first steps of tasks share one queue: first asked, first served.
import asyncio


async def toast(slice_):
    print(f"task: toast {slice_}")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "callback: kettle")
    one = asyncio.create_task(toast("one"))
    loop.call_soon(print, "callback: radio")
    two = asyncio.create_task(toast("two"))
    loop.call_soon(print, "callback: door")
    print("main: gives up its turn")
    await asyncio.sleep(0)
    print("main: back")
    await asyncio.gather(one, two)


asyncio.run(main())
