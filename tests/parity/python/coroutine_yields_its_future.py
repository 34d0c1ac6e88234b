# What a coroutine yields to the loop is the future at the end of the chain of awaits.
import asyncio


async def inner(future):
    return await future


async def outer(future):
    return await inner(future)


loop = asyncio.new_event_loop()
future = loop.create_future()
coroutine = outer(future)
yielded = coroutine.send(None)
print(yielded is future, future._asyncio_future_blocking)
future.set_result("stone")
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)
iterator = loop.create_future().__await__()
print(type(iterator).__name__, next(iterator))
try:
    next(iterator)
except RuntimeError as error:
    print(error)
loop.close()
