// What is neither coroutine nor future is refused by everything that would await it.
function* main() {
  for (const refuse of [createTask, ensureFuture, gather, shield]) {
    try {
      refuse(42);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      print(error.message);
    }
  }
  try {
    yield* waitFor(42, 1);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    print(error.message);
  }
}

await run(main);
