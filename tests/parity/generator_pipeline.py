# Chained generators pull one item at a time through the whole chain.
def river():
    fish = 0
    while True:
        fish += 1
        print(f"river: fish {fish}")
        yield fish


def net(source):
    for fish in source:
        if fish % 2 == 0:
            print(f"net: keeps {fish}")
            yield fish


def cook(source, portions):
    for portion in range(portions):
        yield f"dish {portion + 1} of fish {next(source)}"


for dish in cook(net(river()), 2):
    print(dish)
