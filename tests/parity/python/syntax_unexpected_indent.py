# A line is indented for no reason.
print("one")
    print("two")
