// The turns which the vocabulary above futures takes, counted by a callback that comes every turn.
let turns = 0;

function tick(loop) {
  turns += 1;
  loop.callSoon(tick, loop);
}

function* nothing() {}

function* measure(label, awaitable) {
  const start = turns;
  yield* awaitable;
  print(`${label}: ${turns - start}`);
}

function* groupOfOne() {
  yield* asyncWith(new TaskGroup(), function* (group) {
    group.createTask(nothing());
  });
}

function* main() {
  tick(getRunningLoop());
  const queue = new Queue();
  queue.putNowait("parcel");
  const event = new Event();
  event.set();
  yield* measure("wait_for", waitFor(nothing(), 60));
  yield* measure("wait_for without a limit", waitFor(nothing(), null));
  yield* measure("wait", wait([createTask(nothing())]));
  yield* measure("shield", shield(createTask(nothing())));
  const [first] = asCompleted([nothing()]);
  yield* measure("as_completed", first);
  yield* measure("task group", groupOfOne());
  yield* measure("queue with an item", queue.get());
  yield* measure("event that is set", event.wait());
  yield* measure("free lock", new Lock().acquire());
  yield* measure("free semaphore", new Semaphore().acquire());
  yield* measure("barrier of one", new Barrier(1).wait());
}

await run(main);
