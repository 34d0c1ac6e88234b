// Two conditions over one lock: a ferry with one bank for coming and one for going.
function* passenger(name, landed) {
  yield* asyncWith(landed, function* () {
    yield* landed.wait();
    print(`${name}: steps ashore`);
  });
}

function* main() {
  const deck = new Lock();
  const north = new Condition(deck);
  const south = new Condition(deck);
  const aboard = [["Ada", north], ["Bo", south], ["Cy", north]];
  const people = aboard.map(([name, bank]) => createTask(passenger(name, bank)));
  yield* sleep(0.02);
  yield* asyncWith(north, function* () {
    print("one lock:", deck.locked(), south.locked());
    south.notifyAll();
  });
  yield* sleep(0.02);
  yield* asyncWith(deck, function* () {
    north.notifyAll();
  });
  yield* wait(people);
}

await run(main);
