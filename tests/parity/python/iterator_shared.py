# Two loops over one iterator share what is left; two iterators of one list do not.
letters = iter("abcdef")
for letter in letters:
    print(letter, next(letters, "-"))
pairs = iter(range(6))
print(list(zip(pairs, pairs)))
numbers = [1, 2]
print([(one, other) for one in numbers for other in numbers])
