# An event loop in ten lines: a queue of coroutines, each stepped in its turn.
import types
from collections import deque


@types.coroutine
def switch():
    yield


async def count(name, upto):
    for number in range(1, upto + 1):
        print(name, number)
        await switch()
    return f"{name} is done"


ready = deque([count("ant", 3), count("bee", 1), count("cat", 2)])
while ready:
    coroutine = ready.popleft()
    try:
        coroutine.send(None)
    except StopIteration as stop:
        print(stop.value)
    else:
        ready.append(coroutine)
