# A string without its end.
print("hello)
print("world")
