# Recursion with yield from walks a tree without a list in between.
tree = ("d", ("b", ("a", None, None), ("c", None, None)), ("e", None, None))


def walk(node, depth=0):
    if node is None:
        return 0
    name, left, right = node
    count = yield from walk(left, depth + 1)
    yield "  " * depth + name
    return count + 1 + (yield from walk(right, depth + 1))


def counted():
    print("nodes:", (yield from walk(tree)))


for line in counted():
    print(line)
