# A bracket that closes another kind.
numbers = [1, 2, 3)
print(numbers)
