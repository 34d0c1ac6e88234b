// A callback that asks for itself again counts the turns which each kind of waiting takes.
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

function* main() {
  const loop = getRunningLoop();
  tick(loop);
  const done = loop.createFuture();
  done.setResult(null);
  const waking = loop.createFuture();
  yield* measure("coroutine", nothing());
  yield* measure("sleep(0)", sleep(0));
  yield* measure("finished future", done);
  loop.callSoon(() => waking.setResult(null));
  yield* measure("future set in the next turn", waking);
  yield* measure("task", createTask(nothing()));
  const inner = measure("inner task", createTask(nothing()));
  yield* measure("task that waits for a task", createTask(inner));
  yield* measure("gather of two", gather(nothing(), nothing()));
  yield* measure("gather of none", gather());
}

await run(main);
