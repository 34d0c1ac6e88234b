// Awaiting a coroutine is a call: without a real wait inside, nobody else gets a turn.
function* peel(fruit) {
  print(`peels the ${fruit}`);
  return `peeled ${fruit}`;
}

function* prepare(fruits) {
  const peeled = [];
  for (const fruit of fruits) {
    peeled.push(yield* peel(fruit));
  }
  return peeled;
}

function* helper() {
  print("helper: finally my turn");
}

function* main() {
  const task = createTask(helper());
  print(yield* prepare(["apple", "pear"]));
  print("main: still my turn");
  yield* task;
}

await run(main);
