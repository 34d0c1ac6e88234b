# Without a loop: __anext__ is stepped by send(None), and StopIteration brings the item.
import types


@types.coroutine
def pause(word):
    return (yield word)


async def ticks():
    answer = await pause("waits")
    yield answer
    yield "second"


clock = ticks()
step = clock.__anext__()
print(step.send(None))
try:
    step.send("first")
except StopIteration as stop:
    print("item", stop.value)
for attempt in range(2):
    try:
        clock.__anext__().send(None)
    except StopIteration as stop:
        print("item", stop.value)
    except StopAsyncIteration as stop:
        print("end", stop.args)
