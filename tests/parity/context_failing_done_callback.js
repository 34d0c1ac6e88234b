// A done callback that fails harms neither the future nor the other callbacks.
function report(loop, context) {
  print("handler:", context.exception);
}

function bad(future) {
  throw new RuntimeError(`cannot stand ${future.result()}`);
}

function good(future) {
  print("good:", future.result());
}

function* main() {
  const loop = getRunningLoop();
  loop.setExceptionHandler(report);
  const soup = loop.createFuture();
  soup.addDoneCallback(bad);
  soup.addDoneCallback(good);
  soup.setResult("onion soup");
  print("main:", yield* soup);
  yield* sleep(0);
  print("exception of the future:", soup.exception());
}

await run(main);
