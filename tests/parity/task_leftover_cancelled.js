// When main returns, tasks that still wait are cancelled, and their finally runs.
function* nightWatch() {
  try {
    let hour = 0;
    while (true) {
      hour += 1;
      print(`watch: ${hour} o'clock and all is well`);
      yield* sleep(0.05);
    }
  } finally {
    print("watch: goes home");
    yield* sleep(0);
    print("watch: sleeps");
  }
}

function* main() {
  createTask(nightWatch());
  yield* sleep(0.07);
  print("main: dawn");
}

await run(main);
print("town: day");
