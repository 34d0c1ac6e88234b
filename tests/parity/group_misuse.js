// A group takes tasks only between its beginning and its end.
function* guest() {
  yield* sleep(0);
}

function* tryToJoin(group) {
  const coroutine = guest();
  try {
    group.createTask(coroutine);
  } catch (error) {
    print(error.message);
    coroutine.return();
  }
}

function* main() {
  const tour = new TaskGroup();
  yield* tryToJoin(tour);
  yield* asyncWith(tour, function* () {
    tour.createTask(guest());
  });
  yield* tryToJoin(tour);
  try {
    yield* asyncWith(tour, function* () {
      print("never");
    });
  } catch (error) {
    print(error.message);
  }
}

await run(main);
