// A cancelled gather stays cancelled even if it was to return exceptions.
function* oar(side) {
  try {
    yield* sleep(1);
  } finally {
    print(`${side} oar is in`);
  }
}

function* boat() {
  const results = yield* gather([oar("left"), oar("right")], { returnExceptions: true });
  print("never seen:", results);
}

function* main() {
  const trip = createTask(boat());
  yield* sleep(0.02);
  trip.cancel("thunder");
  try {
    yield* trip;
  } catch (error) {
    print("trip:", [error]);
  }
}

await run(main);
