# A class body is a frame of its own.
def make():
    class Sign:
        text = "hello"
        size = len(5)

    return Sign


make()
