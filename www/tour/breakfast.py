# Breakfast by one cook.
import asyncio

async def make(what, seconds):
    print(what, 'started')
    await asyncio.sleep(seconds)
    print(what, 'ready')
    return what

async def cook():
    tea = asyncio.create_task(make('tea', 2), name='tea')
    toast = asyncio.create_task(make('toast', 1), name='toast')
    print('both ordered')
    served = [await tea, await toast]
    print('served:', *served)

asyncio.run(cook())
