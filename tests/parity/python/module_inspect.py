# inspect reads signatures; weakref, gc and types look at objects.
import inspect
import types
import weakref


async def fetch(url, *ways, timeout: float = 1.0, **more):
    """Fetches."""


print(inspect.signature(fetch), inspect.getdoc(fetch))
bound = inspect.signature(fetch).bind("u", 1, 2, timeout=3, x=4)
print(bound.arguments)
try:
    inspect.signature(fetch).bind()
except TypeError as error:
    print(error)


class Node:
    pass


node = Node()
seen = weakref.ref(node, lambda _: print("gone"))
print(seen() is node)
del node
print(seen())
print(types.SimpleNamespace(a=1, b="x"), isinstance(fetch, types.FunctionType), types.CoroutineType.__name__)
