# A generator is created, running, suspended, closed; inspect tells which.
from inspect import getgeneratorlocals, getgeneratorstate


def walk():
    stone = "first"
    print("inside:", getgeneratorstate(walker))
    yield stone
    stone = "second"
    yield stone


walker = walk()
print(getgeneratorstate(walker))
next(walker)
print(getgeneratorstate(walker), getgeneratorlocals(walker))
next(walker)
print(getgeneratorlocals(walker))
print(list(walker), getgeneratorstate(walker), getgeneratorlocals(walker))
