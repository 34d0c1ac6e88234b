// A timer may cancel a task: a deadline made by hand.
function* candle() {
  try {
    yield* sleep(1);
  } finally {
    print("candle: out");
  }
}

function* main() {
  const task = createTask(candle());
  getRunningLoop().callLater(0.03, (message) => task.cancel(message), "a gust of wind");
  try {
    yield* task;
  } catch (error) {
    print("main: dark,", error.message);
  }
}

await run(main);
