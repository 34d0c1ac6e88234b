// A gather of a task that was cancelled long ago still says with what message.
function* nap() {
  yield* sleep(10);
}

function* main() {
  const task = createTask(nap());
  yield* sleep(0);
  task.cancel("alarm");
  yield* wait([task]);
  try {
    yield* gather(task);
  } catch (error) {
    print("cancelled:", error.message);
  }
}

await run(main);
