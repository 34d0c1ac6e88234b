# What is sent or thrown reaches the innermost generator.
def waiter():
    orders = []
    while True:
        try:
            order = yield f"{len(orders)} orders"
            orders.append(order)
        except ValueError as error:
            print("waiter: sorry,", error)
            return orders


def restaurant():
    orders = yield from waiter()
    print("restaurant: cooking", orders)
    yield "served"


evening = restaurant()
print(next(evening))
print(evening.send("soup"))
print(evening.send("bread"))
print(evening.throw(ValueError("the kitchen closes")))
