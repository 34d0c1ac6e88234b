// put() waits while a queue is full, so a slow consumer holds back a fast producer.
function* cook(counter) {
  for (let plate = 1; plate < 6; plate += 1) {
    yield* counter.put(plate);
    print(`cook: plate ${plate}, full: ${counter.full() ? "True" : "False"}`);
  }
  print("cook: done");
}

function* waiter(counter) {
  for (let plate = 1; plate < 6; plate += 1) {
    yield* sleep(0.03);
    print("waiter: plate", yield* counter.get());
  }
}

function* main() {
  const counter = new Queue(2);
  print("room for", counter.maxsize);
  yield* gather(cook(counter), waiter(counter));
}

await run(main);
