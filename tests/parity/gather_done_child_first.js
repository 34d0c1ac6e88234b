// A child that is done already tells gather before the next child has run.
function* child() {
  print("child");
  yield* sleep(0);
  print("child again");
}

function* fails() {
  throw new ValueError("no");
}

function* main() {
  const failed = createTask(fails());
  yield* sleep(0);
  try {
    yield* gather(failed, child());
  } catch (error) {
    print("main", error.message);
  }
}

await run(main);
