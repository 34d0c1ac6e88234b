# Collections: deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from collections.abc import AsyncIterable, Awaitable, Coroutine, Generator, Iterator

line = deque([1, 2, 3], maxlen=3)
line.append(4)
line.rotate(1)
print(line, line.popleft())
print(Counter("banana").most_common(2), Counter(a=2) - Counter(a=1, b=3))
groups = defaultdict(list)
for word in ("ant", "bee", "asp"):
    groups[word[0]].append(word)
print(groups, dict(groups))
order = OrderedDict(a=1, b=2)
order.move_to_end("a")
print(order)
Point = namedtuple("Point", "x y", defaults=[0])
print(Point(1), Point(1, 2)._replace(y=5), Point(3)._asdict())
print(ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])


async def nothing():
    yield


coroutine_types = (Iterator, Generator, Awaitable, Coroutine, AsyncIterable)
print([issubclass(type(nothing()), kind) for kind in coroutine_types])
