// A generator that gives way to the loop is a coroutine:
// while one pauses, another runs.
function* row(name, strokes) {
  for (let stroke = 1; stroke <= strokes; stroke += 1) {
    print(`${name}: stroke ${stroke}`);
    yield; // lets everyone else have a turn
  }
  print(`${name} rests`);
  yield* sleep(1); // waits for another coroutine
  return `${name} is ashore`;
}

const ada = createTask(row('Ada', 3));
const bo = createTask(row('Bo', 2));
print(await ada);
print(await bo);
