// Calling a coroutine function only makes a coroutine.
// It runs when somebody awaits it.
function* write(name) {
  print(`Dear ${name}, the sea is warm.`);
  yield* sleep(1);
  print(`(posted to ${name})`);
}

const card = write('Mina');
print('a card, still blank:', iscoroutine(card));
await card; // now it is written

sleep(60); // forgotten: no waiting, only a warning
print('home already');
