# yield from passes send and throw to the inner generator, and its return value to the outer one.
def inner():
    total = 0
    while True:
        try:
            number = yield total
        except ZeroDivisionError:
            return f"sum {total}"
        total += number


def outer():
    while True:
        print("inner returned", (yield from inner()))


adder = outer()
print(next(adder), adder.send(3), adder.send(4))
print(adder.gi_yieldfrom.__name__)
print(adder.throw(ZeroDivisionError), adder.send(10))
adder.close()
print(adder.gi_yieldfrom, adder.gi_frame)
