# A chain of three: context, then cause.
def one():
    raise KeyError("one")


def two():
    try:
        one()
    except KeyError:
        raise IndexError("two")


def three():
    try:
        two()
    except IndexError as error:
        raise RuntimeError("three") from error


three()
