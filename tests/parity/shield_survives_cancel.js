// shield() takes the cancellation on itself: the waiter is cancelled, the work goes on.
function* save() {
  yield* sleep(0.05);
  print("save: written");
  return "page 12";
}

function* writer(work) {
  try {
    yield* shield(work);
  } catch (error) {
    print("writer: called to dinner,", error.message);
    throw error;
  }
}

function* main() {
  const work = createTask(save());
  const task = createTask(writer(work));
  yield* sleep(0.02);
  task.cancel("soup is on the table");
  yield* wait([task]);
  print("writer cancelled:", task.cancelled(), "work cancelled:", work.cancelled());
  print("work:", yield* work);
}

await run(main);
