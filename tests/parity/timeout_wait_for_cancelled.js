// Cancelling a task inside waitFor() cancels what it waits for; that is no timeout.
function* diver() {
  try {
    yield* sleep(1);
  } catch (error) {
    print("diver: comes up,", [error]);
    throw error;
  }
}

function* boat() {
  try {
    yield* waitFor(diver(), 0.5);
  } catch (error) {
    if (error instanceof TimeoutError) {
      print("boat: too long under water");
      return;
    }
    print("boat: sails home,", error.message);
    throw error;
  }
}

function* main() {
  const task = createTask(boat());
  yield* sleep(0.02);
  task.cancel("fog");
  yield* wait([task]);
  print("cancelled:", task.cancelled());
}

await run(main);
