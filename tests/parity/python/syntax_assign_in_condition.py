# = where == was meant.
number = 3
if number = 3:
    print("three")
