# Division by zero.
def share(cakes, guests):
    return cakes / guests


print(share(6, 3))
print(share(6, 0))
