# Two generators take turns by sending each other values.
def player(name, hits):
    ball = yield
    for _ in range(hits):
        print(f"{name} hits ball {ball}")
        ball = yield ball + 1
    return f"{name} is tired"


left = player("left", 3)
right = player("right", 2)
next(left)
next(right)

ball = 1
try:
    while True:
        ball = left.send(ball)
        ball = right.send(ball)
except StopIteration as stop:
    print(stop.value, "at ball", ball)
