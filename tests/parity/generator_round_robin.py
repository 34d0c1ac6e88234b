# An event loop in ten lines: generators in a queue, each asked for one step in its turn.
from collections import deque


def clerk(name, letters):
    for letter in range(1, letters + 1):
        print(f"{name}: letter {letter} of {letters}")
        yield
    return letters


def run(*generators):
    ready = deque(generators)
    written = 0
    while ready:
        generator = ready.popleft()
        try:
            next(generator)
            ready.append(generator)
        except StopIteration as stop:
            written += stop.value
    return written


print("letters", run(clerk("Kim", 3), clerk("Lee", 1), clerk("Park", 2)))
