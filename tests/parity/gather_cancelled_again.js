// A gather whose child was cancelled says so to the one who waits, though that one has been cancelled once more meanwhile.
function* nap() {
  yield* sleep(10);
}

function* together(...tasks) {
  try {
    yield* gather(...tasks);
  } catch (error) {
    print("together:", error.message || "no message", currentTask().cancelling());
  }
}

function* main() {
  const child = createTask(nap());
  const waiting = createTask(together(child));
  yield* sleep(0);
  yield* sleep(0);
  waiting.cancel("first word");
  while (!child.done()) yield* sleep(0);
  print(child.cancelled(), waiting.done());
  print(waiting.cancel("last word"));
  yield* waiting;
}

await run(main);
