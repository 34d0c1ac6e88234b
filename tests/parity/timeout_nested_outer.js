// When the outer deadline comes first, it passes the inner block as a cancellation.
function* main() {
  const outer = timeout(0.03);
  const inner = timeout(1);
  try {
    yield* asyncWith(outer, function* () {
      try {
        yield* asyncWith(inner, function* () {
          yield* sleep(2);
        });
      } catch (error) {
        print(error instanceof TimeoutError ? "inner: never" : "inner: just cancelled");
        throw error;
      }
    });
  } catch (error) {
    if (error instanceof TimeoutError) print("outer: time is up");
  }
  print("expired:", outer.expired(), inner.expired());
}

await run(main);
