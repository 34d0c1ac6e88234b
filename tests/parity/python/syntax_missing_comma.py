# A forgotten comma.
numbers = [1, 2
           3, 4]
