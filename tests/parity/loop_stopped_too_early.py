# run_until_complete() fails when somebody stops the loop before its future is done.
import asyncio

loop = asyncio.new_event_loop()
ferry = loop.create_future()
loop.call_later(0.02, loop.stop)
loop.call_later(0.06, ferry.set_result, "the ferry lands")
try:
    loop.run_until_complete(ferry)
except RuntimeError as error:
    print(error)
print("done:", ferry.done())
print(loop.run_until_complete(ferry))
loop.close()
