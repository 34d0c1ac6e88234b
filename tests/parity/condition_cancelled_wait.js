// A cancelled wait() takes the lock back before it raises.
function* heir(will) {
  yield* asyncWith(will, function* () {
    try {
      yield* will.wait();
    } catch (error) {
      print("heir: gives up, with the lock:", will.locked());
      throw error;
    }
  });
}

function* main() {
  const will = new Condition();
  const task = createTask(heir(will));
  yield* sleep(0.02);
  yield* asyncWith(will, function* () {
    task.cancel();
    yield* sleep(0.02);
    print("notary: reads aloud, heir is done:", task.done());
  });
  yield* wait([task]);
  print("cancelled:", task.cancelled(), "locked:", will.locked());
}

await run(main);
