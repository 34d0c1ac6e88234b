// Callbacks are called by the loop, in the order in which they were added.
function* main() {
  const race = getRunningLoop().createFuture();
  for (const place of ["press", "radio", "village"]) {
    race.addDoneCallback((future) => print(`${place}: ${future.result()} won`));
  }
  race.addDoneCallback((future) => print("same future:", future === race));
  race.setResult("Momo");
  print("judge: has decided");
  yield* sleep(0);
  print("judge: goes home");
}

await run(main);
