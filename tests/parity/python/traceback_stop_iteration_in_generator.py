# StopIteration inside a generator becomes RuntimeError, and is its cause.
def pairs(numbers):
    numbers = iter(numbers)
    while True:
        yield next(numbers), next(numbers)


for pair in pairs([1, 2, 3]):
    print(pair)
