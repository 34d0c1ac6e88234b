# The same seed gives the same numbers as in CPython.
import random

random.seed(7)
print(random.random(), random.randint(1, 100), random.choice("abcdef"))
print(random.sample(range(50), 5))
letters = list("tasks")
random.shuffle(letters)
print("".join(letters), random.uniform(0, 5), random.gauss(0, 1))
print(random.Random("word").random(), random.choices([1, 2, 3], weights=[5, 1, 1], k=5))
