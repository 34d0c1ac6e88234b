// A task that answers cancel() with another error has failed, not been cancelled.
async function bridge() {
  try {
    await sleep(1);
  } catch {
    throw new RuntimeError("the bridge broke while closing");
  }
}

async function main() {
  const task = createTask(bridge());
  await sleep(0);
  task.cancel();
  await wait([task]);
  print("cancelled:", task.cancelled());
  print("exception:", [task.exception()]);
}

await run(main);
