# An assertion with and without a message.
def check(number):
    assert number % 2 == 0, f"{number} is odd"


check(2)
try:
    assert not "empty"
except AssertionError as error:
    print(repr(error))
check(3)
