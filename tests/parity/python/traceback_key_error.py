# KeyError shows the repr of its key.
prices = {"tea": 2, "cake": 3}
print(prices["tea"])
print(prices["Tea"] + prices["cake"])
