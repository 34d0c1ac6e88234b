# yield from takes any iterable; only generators can be sent a value.
def relay(source):
    result = yield from source
    print("result", result)


print(list(relay("ab")))
numbers = relay([1, 2])
print(next(numbers))
try:
    numbers.send("value")
except AttributeError as error:
    print(error)
print(list(relay(range(2))))
try:
    list(relay(None))
except TypeError as error:
    print(error)
