// The first error reaches whoever awaits the gather; the others run on.
function* climber(name, seconds, falls = false) {
  yield* sleep(seconds);
  if (falls) {
    throw new RuntimeError(`${name} slipped`);
  }
  print(`${name} is on top`);
  return name;
}

function* main() {
  const anna = createTask(climber("Anna", 0.1));
  try {
    yield* gather(anna, climber("Bert", 0.03, true), climber("Cleo", 0.06, true));
  } catch (error) {
    print("base camp:", error.message);
  }
  print("Anna still climbs:", !anna.done());
  print("Anna:", yield* anna);
}

await run(main);
