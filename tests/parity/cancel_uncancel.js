// cancelling() counts the requests, uncancel() takes one back.
function* negotiator() {
  const me = currentTask();
  while (true) {
    try {
      yield* sleep(1);
    } catch (error) {
      print(`heard ${error.message}, requests ${me.cancelling()}`);
      if (error.message === "third") break;
    }
  }
  while (me.cancelling() > 0) {
    print("taken back, left", me.uncancel());
  }
  print("below zero:", me.uncancel());
  yield* sleep(0.02);
  return "agreed";
}

function* main() {
  const task = createTask(negotiator());
  print("before:", task.cancelling());
  for (const message of ["first", "second", "third"]) {
    yield* sleep(0.02);
    task.cancel(message);
  }
  print(yield* task);
}

await run(main);
