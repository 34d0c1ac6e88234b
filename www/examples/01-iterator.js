// An iterator hands out one value each time it is asked,
// and keeps its own place.
function ticketMachine(last) {
  let number = 0;
  return {
    next() {
      const done = number === last;
      return { value: done ? undefined : ++number, done };
    },
    [Symbol.iterator]() {
      return this;
    },
  };
}

const bakery = ticketMachine(4);
const bank = ticketMachine(1_000_000); // not one printed yet

print('bakery', bakery.next().value);
print('bakery', bakery.next().value);
print('bank', bank.next().value); // it counts for itself

for (const ticket of bakery) print('bakery', ticket);
print(bakery.next()); // for...of has asked until done
