// An error in the body cancels the tasks and stands in the group beside theirs.
function* candle() {
  try {
    yield* sleep(1);
  } finally {
    print("candle: blown out");
  }
}

function* main() {
  try {
    yield* asyncWith(new TaskGroup(), function* (party) {
      party.createTask(candle());
      yield* sleep(0);
      throw new ValueError("the cake fell down");
    });
  } catch (error) {
    print(error.message);
    print(error.exceptions);
  }
}

await run(main);
