// Breakfast by one cook.
function* make(what, seconds) {
  print(what, 'started');
  yield* sleep(seconds);
  print(what, 'ready');
  return what;
}

function* cook() {
  const tea = createTask(make('tea', 2), { name: 'tea' });
  const toast = createTask(make('toast', 1), { name: 'toast' });
  print('both ordered');
  const served = [yield* tea, yield* toast];
  print('served:', ...served);
}

await run(cook());
