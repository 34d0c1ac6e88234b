// An error in the clean-up of a leftover task goes to the loop's exception handler.
function* gardener() {
  try {
    yield* sleep(1);
  } finally {
    throw new RuntimeError("the shed is locked");
  }
}

function report(loop, context) {
  print(context.message);
  print([context.exception], context.task.getName());
}

function* main() {
  getRunningLoop().setExceptionHandler(report);
  createTask(gardener(), { name: "gardener" });
  yield* sleep(0);
  print("main: goes home");
}

await run(main);
