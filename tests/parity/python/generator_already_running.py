# A generator cannot be resumed while it runs.
def snake():
    print("bites its tail")
    yield next(tail)


tail = snake()
try:
    next(tail)
except ValueError as error:
    print(error)
print(list(tail))
