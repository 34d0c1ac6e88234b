# A call cannot be assigned to.
def price():
    return 3


price() = 4
