# get_event_loop() is the loop that was set, but inside a coroutine always the one that runs.
import asyncio


async def whose():
    return asyncio.get_event_loop(), asyncio.get_running_loop()


home = asyncio.new_event_loop()
away = asyncio.new_event_loop()
asyncio.set_event_loop(home)
print("set:", asyncio.get_event_loop() is home)
current, running = away.run_until_complete(whose())
print("inside:", current is away, running is away)
print("afterwards:", asyncio.get_event_loop() is home)
home.close()
away.close()
