// A cancelled future is done, and every question about it raises CancelledError.
function* main() {
  const picnic = getRunningLoop().createFuture();
  picnic.addDoneCallback((future) => print("callback, cancelled:", future.cancelled()));
  print("cancel:", picnic.cancel("rain"), "again:", picnic.cancel("hail"));
  print("done:", picnic.done(), "cancelled:", picnic.cancelled());
  for (const question of [() => picnic.result(), () => picnic.exception()]) {
    try {
      question();
    } catch (error) {
      print("raises", [error]);
    }
  }
  try {
    yield* picnic;
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    print("main itself is asked to stop", currentTask().cancelling(), "times");
  }
  try {
    picnic.setResult("sun");
  } catch (error) {
    print("too late:", error.message);
  }
  yield* sleep(0);
}

await run(main);
