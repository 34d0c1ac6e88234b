# A decorator's wrapper stands between the caller and the function.
import functools


def loud(function):
    @functools.wraps(function)
    def wrapper(*arguments):
        print("calls", function.__name__)
        return function(*arguments)

    return wrapper


@loud
def divide(a, b):
    return a[b]


divide([1], 5)
