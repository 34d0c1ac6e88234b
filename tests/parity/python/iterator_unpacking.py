# Unpacking takes from an iterator just as much as it needs to know.
def numbers():
    for number in range(1, 6):
        print("makes", number)
        yield number


first, *rest = numbers()
print(first, rest)
try:
    one, two = numbers()
except ValueError as error:
    print(error)
try:
    one, two, three = "ab"
except ValueError as error:
    print(error)
