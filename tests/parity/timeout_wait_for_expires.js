// waitFor() cancels what takes too long, waits for its clean-up and raises TimeoutError.
function* courier() {
  try {
    yield* sleep(1);
  } finally {
    print("courier: turns back");
    yield* sleep(0.02);
    print("courier: is home");
  }
}

function* main() {
  const task = createTask(courier());
  try {
    yield* waitFor(task, 0.04);
  } catch (error) {
    print("office:", [error], task.cancelled());
  }
}

await run(main);
