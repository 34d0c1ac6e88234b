# A task cannot await the future of another loop.
import asyncio


async def visitor(letter):
    try:
        return await letter
    except RuntimeError as error:
        return str(error).split("> ")[-1]


here = asyncio.new_event_loop()
there = asyncio.new_event_loop()
letter = there.create_future()
print(here.run_until_complete(visitor(letter)))
letter.set_result("dear Bo")
print(there.run_until_complete(visitor(letter)))
here.close()
there.close()
