// The message of cancel() arrives inside the task and at everyone who awaits it.
function* cook() {
  try {
    yield* sleep(1);
  } catch (error) {
    print("cook:", error.message);
    throw error;
  }
}

function* waiter(task) {
  try {
    yield* task;
  } catch (error) {
    print("waiter:", error.message);
    throw error;
  }
}

function* main() {
  const cooking = createTask(cook());
  const waiting = createTask(waiter(cooking));
  yield* sleep(0);
  waiting.cancel("the kitchen closes");
  try {
    yield* waiting;
  } catch (error) {
    print("main:", error.message);
  }
}

await run(main);
