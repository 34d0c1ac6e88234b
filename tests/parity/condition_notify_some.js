// notify(n) wakes the n who have waited longest, and they need the lock to go on.
function* cow(name, trough) {
  yield* asyncWith(trough, function* () {
    print(`${name}: waits`);
    yield* trough.wait();
    print(`${name}: drinks`);
  });
}

function* main() {
  const trough = new Condition();
  const cows = ["Bella", "Clara", "Dora", "Elsa"].map((name) => createTask(cow(name, trough)));
  yield* sleep(0.02);
  yield* asyncWith(trough, function* () {
    trough.notify(2);
    print("farmer: water for two");
    yield* sleep(0.02);
    print("farmer: steps aside");
  });
  yield* sleep(0.02);
  print("thirsty:", cows.filter((task) => !task.done()).length);
  yield* asyncWith(trough, function* () {
    trough.notifyAll();
  });
  yield* wait(cows);
}

await run(main);
