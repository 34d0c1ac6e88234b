// What is sent or thrown reaches the innermost generator.
function* waiter() {
  const orders = [];
  while (true) {
    try {
      const order = yield `${orders.length} orders`;
      orders.push(order);
    } catch (error) {
      print("waiter: sorry,", error.message);
      return orders;
    }
  }
}

function* restaurant() {
  const orders = yield* waiter();
  print("restaurant: cooking", orders);
  yield "served";
}

const evening = restaurant();
print(evening.next().value);
print(evening.next("soup").value);
print(evening.next("bread").value);
print(evening.throw(new ValueError("the kitchen closes")).value);
