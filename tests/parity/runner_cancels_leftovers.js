// Between the runs of a Runner its tasks wait; close() cancels those that are left.
function* snail(log) {
  try {
    for (let step = 0; step < 100; step += 1) {
      log.push("slides");
      yield* sleep(0);
    }
  } finally {
    print(`snail: ${log.length} steps, into the house`);
  }
}

function* start(log) {
  tasks.push(createTask(snail(log)));
  yield* sleep(0);
}

function* pause() {
  yield* sleep(0);
}

const tasks = [];
const log = [];
const runner = new Runner();
await runner.run(start(log));
print("after the first run:", log.length);
await runner.run(pause());
print("after the second run:", log.length);
await runner.close();
print("cancelled:", tasks[0].cancelled());
