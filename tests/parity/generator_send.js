// next(value) resumes a generator and gives its yield a value.
function* till() {
  let total = 0;
  while (true) {
    const price = yield total;
    print(`till: rings up ${price}`);
    total += price;
  }
}

const sale = till();
print("total", sale.next().value);
for (const price of [3, 4, 5]) {
  print("total", sale.next(price).value);
}
