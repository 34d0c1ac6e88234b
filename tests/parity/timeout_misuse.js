// A timeout is entered once and rescheduled only while its block runs.
function* nothing() {}

function* main() {
  const limit = timeout(1);
  try {
    limit.reschedule(null);
  } catch (error) {
    print(error.message);
  }
  yield* asyncWith(limit, nothing);
  try {
    limit.reschedule(null);
  } catch (error) {
    print(error.message);
  }
  try {
    yield* asyncWith(limit, nothing);
  } catch (error) {
    print(error.message);
  }
  const late = timeout(0);
  try {
    yield* asyncWith(late, function* () {
      yield* sleep(1);
    });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
  }
  try {
    late.reschedule(null);
  } catch (error) {
    print(error.message);
  }
}

await run(main);
