# Unpacking a wrong number of values.
for name, age in [("ann", 30), ("bob", 20, "x")]:
    print(name, age)
