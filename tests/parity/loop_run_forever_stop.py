# run_forever() ends after the turn in which stop() was called, and can be started again.
import asyncio


def first(loop):
    print("first")
    loop.call_soon(print, "asked for by first")


loop = asyncio.new_event_loop()
loop.call_soon(first, loop)
loop.call_soon(loop.stop)
loop.call_soon(print, "second")
loop.run_forever()
print("-- stopped, running:", loop.is_running())
loop.call_soon(loop.stop)
loop.run_forever()
print("-- stopped again")
loop.stop()
loop.call_soon(print, "one turn although stopped before")
loop.run_forever()
loop.close()
