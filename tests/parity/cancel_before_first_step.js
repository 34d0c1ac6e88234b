// A task cancelled before its first step never runs a line of its body.
function* parade() {
  try {
    print("parade: drums");
  } finally {
    print("parade: tidies up");
  }
}

function* main() {
  const task = createTask(parade());
  task.cancel("rain");
  try {
    yield* task;
  } catch (error) {
    print("mayor: no parade because of", error.message);
  }
  print(task.cancelled());
}

await run(main);
