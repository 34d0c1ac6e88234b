# itertools builds lazy pipelines of iterators.
from itertools import accumulate, chain, count, cycle, groupby, islice, pairwise, takewhile, tee

print(list(islice(count(10, 5), 4)))
print(list(takewhile(lambda n: n < 20, accumulate(count(1)))))
print(list(chain("ab", [1], chain.from_iterable([(2, 3), ()]))))
print("".join(islice(cycle("red"), 7)))
print([(key, len(list(group))) for key, group in groupby("aabbbc")])
one, other = tee(iter("xy"))
print(next(one), next(one), next(other))
print(list(pairwise([1, 4, 9])))
