// A task that cancels itself goes on to its next await.
function* clerk() {
  print("clerk: resigns:", currentTask().cancel("gone fishing"));
  print("clerk: clears the desk");
  yield* sleep(0);
  print("clerk: never gets here");
}

function* main() {
  const task = createTask(clerk());
  try {
    yield* task;
  } catch (error) {
    print("boss:", error.message);
  }
}

await run(main);
