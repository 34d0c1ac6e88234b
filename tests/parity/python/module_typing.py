# Type hints are read, not enforced; protocols and abstract classes.
import abc
import operator
import typing
from typing import Any, Awaitable, Callable, Generic, NamedTuple, Optional, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, thing: T) -> None:
        self.thing = thing


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self) -> float: ...


class Pair(NamedTuple):
    left: int
    right: str = "r"


async def fetch(url: str, retry: Optional[int] = None) -> "list[int]":
    return []


print(fetch.__annotations__, typing.get_type_hints(fetch)["return"])
print(Box[int](5).thing, Box[int], Callable[[int], Awaitable[Any]])
print(isinstance(iter([]), Closes), isinstance((n for n in ""), Closes))
print(Pair(1), operator.itemgetter(1)(Pair(2)), operator.attrgetter("left")(Pair(3)))
try:
    Shape()
except TypeError as error:
    print(error)
