# What is no iterator says so, each in its own words.
for attempt in (lambda: iter(7), lambda: next([1, 2]), lambda: list(None), lambda: [*3.5], lambda: next(iter(()))):
    try:
        attempt()
    except (TypeError, StopIteration) as error:
        print(type(error).__name__, error)


class Broken:
    def __iter__(self):
        return 5


try:
    iter(Broken())
except TypeError as error:
    print(error)
