// A generator is a function that can pause:
// yield hands a value out and stops right there.
function* morning() {
  print('  (gets up)');
  yield 'coffee';
  print('  (looks out of the window)');
  yield 'umbrella';
  print('  (closes the door)');
}

const today = morning();
print('made, but nobody is up yet');

print('takes:', today.next().value);
print('(the caller does something else)');
print('takes:', today.next().value);
print(today.next()); // to the end: nothing more to take

// Another call makes another generator, which starts afresh.
for (const thing of morning()) print('tomorrow:', thing);
