# send() resumes a generator and gives its yield a value.
def till():
    total = 0
    while True:
        price = yield total
        print(f"till: rings up {price}")
        total += price


sale = till()
print("total", next(sale))
for price in [3, 4, 5]:
    print("total", sale.send(price))
