# Repeated lines of a recursion are counted.
def down(steps):
    if steps == 0:
        raise ValueError("the bottom")
    down(steps - 1)


down(9)
