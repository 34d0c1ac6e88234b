// A group that is coming down takes no more tasks.
function* guest() {
  yield* sleep(0);
}

function* doorman(club) {
  try {
    yield* sleep(1);
  } catch (error) {
    const late = guest();
    try {
      club.createTask(late);
    } catch (refusal) {
      print("doorman:", refusal.message);
      late.return();
    }
    throw error;
  }
}

function* fire() {
  throw new ValueError("fire");
}

function* main() {
  try {
    yield* asyncWith(new TaskGroup(), function* (club) {
      club.createTask(doorman(club));
      yield* sleep(0);
      club.createTask(fire());
    });
  } catch (error) {
    print(error.message, error.exceptions);
  }
}

await run(main);
