// Cancelling the task around a group cancels the group, and no ExceptionGroup is made of it.
function* sailor() {
  try {
    yield* sleep(1);
  } finally {
    print("sailor: back on deck");
  }
}

function* voyage() {
  try {
    yield* asyncWith(new TaskGroup(), function* (crew) {
      crew.createTask(sailor());
    });
  } catch (error) {
    print("voyage:", error.message);
    throw error;
  }
}

function* main() {
  const task = createTask(voyage());
  yield* sleep(0.02);
  task.cancel("ice ahead");
  yield* wait([task]);
  print("cancelled:", task.cancelled(), "requests:", task.cancelling());
}

await run(main);
