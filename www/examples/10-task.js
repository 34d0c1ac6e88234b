// A task runs a coroutine on the loop by itself.
// It is also the Future of its result.
function* bake(what, seconds) {
  print(`${what} goes into the oven`);
  yield* sleep(seconds);
  return `warm ${what}`;
}

const bread = createTask(bake('bread', 3), { name: 'oven' });
print(bread.getName(), 'done?', bread.done()); // not begun

print('lay the table');
await sleep(1); // from here on the oven works beside us
print('light the candles');

print('serve', await bread);
print(bread.getName(), 'done?', bread.done());
