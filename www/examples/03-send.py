# send(value) sends a value in: it becomes the result of the
# yield where the generator waits.
def bill(purse):
    total = 0
    while total < purse:
        price = yield total  # total out, next price in
        total += price
    return "no money left"


mina = bill(20)
jun = bill(12)
next(mina)  # to the first yield, where it can receive
next(jun)

print("Mina orders tea:", mina.send(4))
print("Jun orders soup:", jun.send(9))
print("Mina orders cake:", mina.send(5))
try:
    jun.send(6)  # the end of it
except StopIteration as end:
    print("Jun orders pie:", end.value)
