# yield from is part of the traceback.
def inner():
    yield 1
    raise LookupError("the end of the shelf")


def outer():
    yield from inner()


for book in outer():
    print("book", book)
