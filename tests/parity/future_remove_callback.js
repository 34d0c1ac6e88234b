// removeDoneCallback() removes every copy and says how many there were.
function ring(future) {
  print("ring:", future.result());
}

function knock(future) {
  print("knock:", future.result());
}

function* main() {
  const visit = getRunningLoop().createFuture();
  visit.addDoneCallback(ring);
  visit.addDoneCallback(knock);
  visit.addDoneCallback(ring);
  print("removed:", visit.removeDoneCallback(ring));
  print("removed again:", visit.removeDoneCallback(ring));
  visit.setResult("aunt Ro");
  yield* sleep(0);
  print("removed when done:", visit.removeDoneCallback(knock));
}

await run(main);
