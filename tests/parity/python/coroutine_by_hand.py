# A coroutine is stepped by send(None); what it returns comes in StopIteration.
async def add(one, other):
    return one + other


async def total():
    print("starts")
    result = await add(1, 2) + await add(3, 4)
    print("ends")
    return result


coroutine = total()
print(type(coroutine).__name__, coroutine.__name__)
try:
    coroutine.send(None)
except StopIteration as stop:
    print("value", stop.value)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
