# throw() and close() reach the innermost await, and finally blocks run on the way out.
import types


@types.coroutine
def pause():
    yield


async def inner():
    try:
        await pause()
    except ValueError as error:
        print("inner handles", error)
        return "handled"
    finally:
        print("inner leaves")


async def outer():
    try:
        print("got", await inner())
        await pause()
    finally:
        print("outer leaves")


one = outer()
one.send(None)
one.throw(ValueError("knock"))
print(one.close())
other = outer()
other.send(None)
other.close()
fresh = outer()
fresh.close()
try:
    fresh.send(None)
except RuntimeError as error:
    print(error)
