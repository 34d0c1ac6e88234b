// wait() wants at least one task, no bare coroutine, and a mode that it knows.
function* idle() {}

function* main() {
  try {
    yield* wait([]);
  } catch (error) {
    print(error.message);
  }
  const coroutine = idle();
  try {
    yield* wait([coroutine]);
  } catch (error) {
    print(error.message);
  }
  const task = createTask(coroutine);
  try {
    yield* wait([task], { returnWhen: "SOON" });
  } catch (error) {
    print(error.message);
  }
  yield* wait([task, task]);
  print("done:", task.done());
}

await run(main);
