# A coroutine is not iterable, and a future's await is.
import asyncio


async def nothing():
    pass


coroutine = nothing()
for attempt in (iter, list, next, sum):
    try:
        attempt(coroutine)
    except TypeError as error:
        print(error)
print(hasattr(coroutine, "__await__"), hasattr(coroutine, "__iter__"), hasattr(coroutine, "__next__"))
print(type(coroutine.__await__()).__name__)
coroutine.close()
