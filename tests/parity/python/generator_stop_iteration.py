# The return value travels in StopIteration, once; after that the generator is merely finished.
def basket():
    yield "apple"
    return "empty"


fruit = basket()
print(next(fruit))
for attempt in range(2):
    try:
        next(fruit)
    except StopIteration as stop:
        print("stopped with", stop.value, stop.args)


def confused():
    yield next(iter([]))


try:
    next(confused())
except RuntimeError as error:
    print(error, "/ caused by", repr(error.__cause__))
