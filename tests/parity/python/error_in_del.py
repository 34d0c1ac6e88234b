# An error in __del__ goes to the unraisable hook, and nowhere else.
import sys


class Lamp:
    def __del__(self):
        raise ValueError("the switch is broken")


sys.unraisablehook = lambda left: print("hook:", repr(left.exc_value), left.object.__qualname__)
lamp = Lamp()
del lamp
print("goes on")
