// A cancellation from outside stays one: timeout() turns only its own into TimeoutError.
function* hiker(limit) {
  try {
    yield* asyncWith(limit, function* () {
      yield* sleep(1);
    });
  } catch (error) {
    if (error instanceof TimeoutError) {
      print("hiker: it is late");
      return;
    }
    print("hiker: called back,", error.message);
    throw error;
  }
}

function* main() {
  const limit = timeout(0.5);
  const task = createTask(hiker(limit));
  yield* sleep(0.02);
  task.cancel("thunder");
  yield* wait([task]);
  print("cancelled:", task.cancelled(), "expired:", limit.expired(), "requests:", task.cancelling());
}

await run(main);
