// timeout(null) never expires, until it is given a deadline after all.
function* main() {
  const loop = getRunningLoop();
  const limit = timeout(null);
  try {
    yield* asyncWith(limit, function* () {
      print("gardener: no hurry,", limit.when());
      yield* sleep(0.03);
      limit.reschedule(loop.time() + 0.03);
      print("gardener: sees a cloud, has a deadline:", limit.when() !== null);
      yield* sleep(1);
    });
  } catch (error) {
    if (error instanceof TimeoutError) print("gardener: rain");
  }
  print("expired:", limit.expired());
}

await run(main);
