# The words of common errors, as str() and repr() give them.
import asyncio
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @abstractmethod
    def name(self): ...


def unpack():
    one, two = 1, 2, 3


def too_early():
    print(later)
    later = 1


def enter():
    with 5:
        pass


def nobody():
    raise 5


async def wait_for_a_number():
    await 5


async def enter_a_class():
    async with asyncio.Lock:
        pass


async def enter_a_lock():
    with asyncio.Lock():
        pass


async def ticks():
    yield


def attempt(function):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error, repr(error), sep=" | ")


for function in [
    Shape, unpack, too_early, enter, nobody,
    lambda: [] + 1, lambda: max([]), lambda: min(()), lambda: [1].index(2), lambda: 0 ** -1, lambda: 1 / 0,
    lambda: setattr(object(), "x", 1), lambda: print("a", colour="red"), lambda: int("ten"), lambda: "a" + 1,
    lambda: asyncio.run(wait_for_a_number()),
    lambda: asyncio.run(enter_a_class()), lambda: asyncio.run(enter_a_lock()),
    lambda: OSError(2, "not here").filename.x,
]:
    attempt(function)


class Refusal(ValueError):
    pass


print(Refusal("month must be in 1..12, not 13"), repr(ValueError()), type(OSError(2, "x")).__name__, type(OSError(13, "x")).__name__)
print(repr(ticks()).split(" at ")[0])
