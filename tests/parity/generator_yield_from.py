# yield from hands the caller on to another generator and gives back what that one returns.
def coach(passengers):
    for passenger in passengers:
        yield passenger
    return len(passengers)


def train():
    print("train: first coach")
    first = yield from coach(["Ada", "Bo"])
    print("train: second coach")
    second = yield from coach(["Cy"])
    empty = yield from coach([])
    return [first, second, empty]


def inspector():
    counts = yield from train()
    print("inspector: counted", counts)


for passenger in inspector():
    print("ticket of", passenger)
