# A handle can be cancelled until its callback runs, even by a callback of the same turn.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    alarm = loop.call_soon(print, "alarm: rings")
    print(alarm.cancelled())
    alarm.cancel()
    alarm.cancel()
    print(alarm.cancelled())

    handles = {}
    loop.call_soon(lambda: handles["bell"].cancel())
    handles["bell"] = loop.call_soon(print, "bell: rings")
    handles["gong"] = loop.call_soon(print, "gong: sounds")
    await asyncio.sleep(0)
    handles["gong"].cancel()
    print(handles["bell"].cancelled(), handles["gong"].cancelled())


asyncio.run(main())
