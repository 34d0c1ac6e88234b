# iter(function, sentinel) calls until the sentinel comes back, and does not return it.
drops = iter([3, 1, 4, 0, 5])

for drop in iter(lambda: next(drops), 0):
    print("drop", drop)
print("left in the can:", list(drops))
