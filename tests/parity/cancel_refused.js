// A task may refuse: who catches CancelledError and goes on is not cancelled.
async function mule() {
  try {
    await sleep(1);
  } catch (error) {
    print("mule: no");
  }
  await sleep(0.02);
  return "mule still stands here";
}

async function main() {
  const task = createTask(mule());
  await sleep(0);
  task.cancel();
  print(await task);
  print("cancelled:", task.cancelled(), "requests:", task.cancelling());
}

await run(main);
