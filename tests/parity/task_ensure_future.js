// ensureFuture() makes a task of a coroutine and leaves tasks and futures as they are.
function* seed() {
  return "flower";
}

function* main() {
  const task = ensureFuture(seed());
  const future = getRunningLoop().createFuture();
  print("started:", task.done());
  print("same task:", ensureFuture(task) === task);
  print("same future:", ensureFuture(future) === future);
  print("futures:", isfuture(task), isfuture(future), isfuture("flower"));
  print(yield* task);
}

await run(main);
