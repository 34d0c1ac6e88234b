# A generator runs only when it is asked, and stops at every yield.
def oven():
    print("oven: heating")
    yield 100
    print("oven: hotter")
    yield 180
    print("oven: ready")


steps = oven()
print("baker: nothing has happened yet")
print(f"baker: {next(steps)} degrees")
print(f"baker: {next(steps)} degrees")
try:
    next(steps)
except StopIteration:
    print("baker: no more steps")
print("baker: asks again,", next(steps, "nothing"))
