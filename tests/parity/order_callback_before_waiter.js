// A task's callbacks and the task that awaits it wake in the order in which they came.
function* bake() {
  print("oven: works");
  return "bread";
}

function* guest(task) {
  print("guest: waits");
  print("guest: eats", yield* task);
}

function* main() {
  const task = createTask(bake());
  const hungry = createTask(guest(task));
  task.addDoneCallback((done) => print("first callback:", done.result()));
  yield* sleep(0);
  task.addDoneCallback((done) => print("late callback:", done.result()));
  yield* hungry;
}

await run(main);
