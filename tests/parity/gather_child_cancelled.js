// A cancelled child is an error like any other: the gather itself is not cancelled.
function* tram(line) {
  yield* sleep(0.05);
  return `line ${line} on time`;
}

function* main() {
  const seven = createTask(tram(7));
  const nine = createTask(tram(9));
  const ride = gather(seven, nine);
  yield* sleep(0);
  seven.cancel();
  try {
    yield* ride;
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    print("ride:", ride.done(), "cancelled:", ride.cancelled());
  }
  print("main cancelled:", currentTask().cancelling());
  print(yield* nine);

  const two = createTask(tram(2));
  two.cancel();
  const [late, punctual] = yield* gather([two, tram(4)], { returnExceptions: true });
  print(late.name, "beside", punctual);
}

await run(main);
