# A name that is assigned later in the function is local, and has no value yet.
total = 5


def add(number):
    total = total + number
    return total


add(1)
