// A waiter cancelled in front of a lock leaves the line to the others.
function* customer(name, lock) {
  try {
    yield* asyncWith(lock, function* () {
      print(`${name}: at the counter`);
      yield* sleep(0.03);
    });
  } catch (error) {
    print(`${name}: leaves the line`);
    throw error;
  }
}

function* main() {
  const lock = new Lock();
  const [ada, bo, cy] = ["Ada", "Bo", "Cy"].map((name) => createTask(customer(name, lock)));
  yield* sleep(0);
  bo.cancel();
  yield* wait([ada, bo, cy]);
  print("counter is busy:", lock.locked());
}

await run(main);
