# An iterator hands out one value each time it is asked,
# and keeps its own place.
class TicketMachine:
    def __init__(self, last):
        self.number = 0
        self.last = last

    def __iter__(self):
        return self

    def __next__(self):
        if self.number == self.last:
            raise StopIteration
        self.number += 1
        return self.number


bakery = TicketMachine(4)
bank = TicketMachine(1_000_000)  # not one printed yet

print("bakery", next(bakery))
print("bakery", next(bakery))
print("bank", next(bank))  # it counts for itself

for ticket in bakery:
    print("bakery", ticket)
print(next(bakery, "sold out"))  # for has asked until the end
