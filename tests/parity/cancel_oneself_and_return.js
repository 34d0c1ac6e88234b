// A task that cancels itself and returns without another await is cancelled all the same.
function* actor() {
  currentTask().cancel("no encore");
  return "applause";
}

function* main() {
  const task = createTask(actor());
  try {
    print(yield* task);
  } catch (error) {
    print("no applause:", error.message);
  }
  print(task.cancelled());
}

await run(main);
