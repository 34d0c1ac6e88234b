# set_result() calls nobody: callbacks come in the next turn, behind what was waiting already.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    lamp = loop.create_future()
    lamp.add_done_callback(lambda future: print("callback: the lamp is", future.result()))
    loop.call_soon(print, "already in the queue")
    lamp.set_result("lit")
    print("main: has lit the lamp")
    loop.call_soon(print, "behind the callback")
    await asyncio.sleep(0)
    print("main: next turn")


asyncio.run(main())
