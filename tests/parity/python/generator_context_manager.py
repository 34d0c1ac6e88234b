# contextlib.contextmanager makes a with statement of a generator: one yield, errors come in at it.
from contextlib import contextmanager


@contextmanager
def kitchen(forgiving):
    print("light on")
    try:
        yield "knife"
    except ValueError as error:
        print("sees", error)
        if not forgiving:
            raise
    finally:
        print("light off")


@contextmanager
def silent():
    return
    yield


with kitchen(True) as tool:
    print("works with", tool)
    raise ValueError("a cut")
try:
    with kitchen(False):
        raise ValueError("a burn")
except ValueError as error:
    print("outside:", error)
try:
    with silent():
        pass
except RuntimeError as error:
    print(error)
