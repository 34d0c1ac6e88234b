# A loop is new, runs, rests, runs again, is closed; each method says when it comes at a wrong time.
import asyncio


async def tell():
    print("running", loop.is_running(), "closed", loop.is_closed())
    for method in (loop.close, loop.run_forever):
        try:
            method()
        except RuntimeError as error:
            print(method.__name__, "-", error)


loop = asyncio.new_event_loop()
print("running", loop.is_running(), "closed", loop.is_closed())
loop.run_until_complete(tell())
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
loop.close()
print("running", loop.is_running(), "closed", loop.is_closed())
for attempt in (loop.run_forever, lambda: loop.call_soon(print), lambda: loop.call_later(1, print)):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
print(loop.create_future())
