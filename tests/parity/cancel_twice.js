// A second cancel reaches the clean-up after the first.
async function tent() {
  try {
    await sleep(1);
  } finally {
    print("tent: packs slowly");
    try {
      await sleep(1);
      print("tent: packed");
    } catch (error) {
      print("tent: left behind,", error.message);
      throw error;
    }
  }
}

async function main() {
  const task = createTask(tent());
  await sleep(0.02);
  task.cancel("evening");
  await sleep(0.02);
  task.cancel("a bear");
  try {
    await task;
  } catch (error) {
    print("scout:", error.message);
  }
  print(task.cancelled(), task.cancelling());
}

await run(main);
