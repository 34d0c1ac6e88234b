// A task cancelled between its wake-up and its step gets the cancellation, not the value.
function* fisher(line) {
  try {
    print("fisher: caught", yield* line);
  } catch (error) {
    print("fisher: called home, and the line says", line.result());
    throw error;
  }
}

function* main() {
  const line = getRunningLoop().createFuture();
  const task = createTask(fisher(line));
  yield* sleep(0);
  line.setResult("a trout");
  print("cancel:", task.cancel());
  yield* wait([task]);
  print(task.cancelled());
}

await run(main);
