// What refuses the cancellation of waitFor() is waited for, and its result counts.
function* poet() {
  try {
    yield* sleep(1);
  } catch {
    print("poet: one more line");
    yield* sleep(0.02);
  }
  return "a finished poem";
}

function* clumsy() {
  try {
    yield* sleep(1);
  } finally {
    throw new RuntimeError("the ink is spilt");
  }
}

function* main() {
  print("publisher:", yield* waitFor(poet(), 0.03));
  try {
    yield* waitFor(clumsy(), 0.03);
  } catch (error) {
    print("publisher:", error.message);
  }
}

await run(main);
