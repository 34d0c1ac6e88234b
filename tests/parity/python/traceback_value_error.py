# ValueError of a conversion, inside a comprehension's function.
def numbers(words):
    return sum(map(int, words))


print(numbers(["1", "2"]))
print(numbers(["3", "four"]))
