# warnings.warn shows its category and its line, once a place.
import warnings


def old(number):
    warnings.warn(f"old is old, use new({number})", DeprecationWarning, stacklevel=2)
    return number


for _ in range(2):
    warnings.warn("winter is near")
print(old(1))
print(old(2))
