# A for loop calls iter() once and next() until StopIteration; an iterator is its own iterator.
class Stairs:
    def __init__(self, steps):
        self.steps = steps
        self.at = 0

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        if self.at == self.steps:
            print("stop")
            raise StopIteration
        self.at += 1
        return self.at


stairs = Stairs(2)
for step in stairs:
    print("step", step)
print(list(stairs), iter(stairs) is stairs)
print(next(stairs, "already at the top"))
