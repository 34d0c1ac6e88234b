// Cancelling a task inside wait() leaves those it waits for alone.
function* oven() {
  yield* sleep(0.05);
  print("oven: bread");
}

function* baker(tasks) {
  try {
    yield* wait(tasks);
  } catch (error) {
    print("baker: called away");
    throw error;
  }
}

function* main() {
  const bread = createTask(oven());
  const task = createTask(baker([bread]));
  yield* sleep(0.02);
  task.cancel();
  yield* wait([task]);
  print("baker cancelled:", task.cancelled(), "bread cancelled:", bread.cancelled());
  yield* bread;
}

await run(main);
