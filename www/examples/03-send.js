// next(value) sends a value in: it becomes the result of the
// yield where the generator waits.
function* bill(purse) {
  let total = 0;
  while (total < purse) {
    const price = yield total; // total out, next price in
    total += price;
  }
  return 'no money left';
}

const mina = bill(20);
const jun = bill(12);
mina.next(); // to the first yield, where it can receive
jun.next();

print('Mina orders tea:', mina.next(4).value);
print('Jun orders soup:', jun.next(9).value);
print('Mina orders cake:', mina.next(5).value);
print('Jun orders pie:', jun.next(6)); // the end of it
