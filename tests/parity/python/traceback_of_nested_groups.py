# Groups inside groups are indented once more.
def deep():
    raise KeyError("pearl")


def dive():
    errors = []
    for work in (deep, lambda: [][3]):
        try:
            work()
        except LookupError as error:
            errors.append(error)
    raise ExceptionGroup("inner", errors)


try:
    dive()
except ExceptionGroup as error:
    raise ExceptionGroup("outer", [error, ValueError("surface")])
