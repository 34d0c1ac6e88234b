// cancel() is a request: CancelledError is raised at the await, one turn later.
function* cat() {
  print("cat: sleeps");
  try {
    yield* sleep(1);
    print("cat: slept well");
  } catch (error) {
    if (error instanceof CancelledError) {
      print("cat: woken");
    }
    throw error;
  }
}

function* main() {
  const task = createTask(cat());
  yield* sleep(0.02);
  print("request:", task.cancel());
  print("at once:", task.done(), task.cancelled());
  yield* sleep(0);
  print("next turn:", task.done(), task.cancelled());
  yield* sleep(0);
  print("then:", task.done(), task.cancelled());
}

await run(main);
