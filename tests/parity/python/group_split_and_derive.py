# split and subgroup pick errors from a group and keep its nesting.
group = ExceptionGroup("all", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)]), KeyError(4)])
match, rest = group.split(ValueError)
print(repr(match))
print(repr(rest))
print(group.subgroup(lambda error: error.args == (4,)))
print(group.subgroup(OSError), group.split(Exception)[1])
print(repr(group.derive([OSError(5)])))


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


print(list(leaves(group)))
for bad in (("no list", 5), ("empty", []), (7, [ValueError()]), ("types", [ValueError]), ("base", [KeyboardInterrupt()])):
    try:
        ExceptionGroup(*bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
