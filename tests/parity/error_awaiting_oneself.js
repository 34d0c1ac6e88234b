// A task that awaits itself would wait forever, so it is told.
function* snake() {
  try {
    yield* currentTask();
  } catch (error) {
    print(error.message.split(":")[0]);
  }
  return "lets go of its tail";
}

function* main() {
  print(yield* createTask(snake()));
}

await run(main);
