# run_until_complete() of something finished gives its result, after the turn that was due.
import asyncio


async def well():
    raise ValueError("the well is dry")


loop = asyncio.new_event_loop()
bucket = loop.create_future()
bucket.set_result("water")
loop.call_soon(print, "the rope creaks")
print(loop.run_until_complete(bucket))

task = loop.create_task(well())
for attempt in (1, 2):
    try:
        loop.run_until_complete(task)
    except ValueError as error:
        print(f"attempt {attempt}: {error}")
loop.close()
