# A cause inside a group is shown inside its branch.
def fail():
    try:
        {}["map"]
    except KeyError as error:
        raise RuntimeError("lost") from error


try:
    fail()
except RuntimeError as error:
    group = ExceptionGroup("trip", [error, TimeoutError()])
raise group
