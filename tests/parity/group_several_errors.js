// Errors of one turn, and of the clean-up, are all in the group, in their order.
function* burner(number) {
  yield* sleep(0);
  throw new ValueError(`burner ${number} is cold`);
}

function* chimney() {
  try {
    yield* sleep(1);
  } finally {
    throw new RuntimeError("the chimney is blocked");
  }
}

function* main() {
  try {
    yield* asyncWith(new TaskGroup(), function* (stove) {
      stove.createTask(burner(1));
      stove.createTask(chimney());
      stove.createTask(burner(2));
    });
  } catch (error) {
    print(error.message);
    for (const inner of error.exceptions) {
      print([inner]);
    }
  }
}

await run(main);
