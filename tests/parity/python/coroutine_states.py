# inspect tells the state of a coroutine, and cr_await what it waits for.
import inspect
import types


@types.coroutine
def pause(word):
    return (yield word)


async def inner():
    print("inside:", inspect.getcoroutinestate(outer_one), outer_one.cr_running)
    return await pause("inner waits")


async def outer():
    answer = await inner()
    print("answer", answer)


outer_one = outer()
print(inspect.getcoroutinestate(outer_one), outer_one.cr_await)
print(outer_one.send(None))
print(inspect.getcoroutinestate(outer_one), outer_one.cr_await.__name__, outer_one.cr_await.cr_await.__name__)
try:
    outer_one.send("fine")
except StopIteration:
    pass
print(inspect.getcoroutinestate(outer_one), outer_one.cr_await, outer_one.cr_frame)
