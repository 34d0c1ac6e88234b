// The first failure cancels the other tasks and the body, and comes out in an ExceptionGroup.
function* anchor() {
  try {
    yield* sleep(1);
  } catch (error) {
    print("anchor: holds no more");
    throw error;
  }
}

function* mast() {
  yield* sleep(0.03);
  throw new RuntimeError("the mast broke");
}

function* main() {
  let held;
  try {
    yield* asyncWith(new TaskGroup(), function* (ship) {
      held = ship.createTask(anchor());
      ship.createTask(mast());
      try {
        yield* sleep(1);
      } catch (error) {
        print("captain: is woken");
        throw error;
      }
    });
  } catch (error) {
    print(error.message);
    print(error.exceptions);
  }
  print("anchor cancelled:", held.cancelled());
  print("main goes on:", currentTask().cancelling());
}

await run(main);
