// A cancelled task may still await in its finally; who awaits the task waits for that too.
async function potter() {
  try {
    await sleep(0);
    print("potter: turns the wheel");
    await sleep(1);
  } finally {
    print("potter: washes hands");
    await sleep(0.02);
    print("potter: locks the door");
  }
}

async function main() {
  const task = createTask(potter());
  await sleep(0.02);
  task.cancel();
  print("main: waits for the potter");
  try {
    await task;
  } catch (error) {
    print("main: potter cancelled:", task.cancelled());
  }
}

await run(main);
