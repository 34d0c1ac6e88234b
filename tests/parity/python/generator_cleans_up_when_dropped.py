# A suspended generator that nobody holds any more is closed at once.
def lamp(name):
    print(name, "on")
    try:
        yield
    finally:
        print(name, "off")


hall = lamp("hall")
next(hall)
del hall
print("after del")
for _ in lamp("attic"):
    break
print("after break")
kitchen = lamp("kitchen")
next(kitchen)
kitchen = None
print("the end")
