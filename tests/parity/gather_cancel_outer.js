// Cancelling the task that awaits a gather cancels all its children.
function* singer(voice) {
  try {
    yield* sleep(1);
  } catch (error) {
    print(`${voice}: falls silent`);
    throw error;
  }
}

function* choir() {
  try {
    yield* gather(singer("soprano"), singer("alto"), singer("bass"));
  } catch (error) {
    print("choir: the concert is off");
    throw error;
  }
}

function* main() {
  const concert = createTask(choir());
  yield* sleep(0.02);
  print("cancel:", concert.cancel());
  try {
    yield* concert;
  } catch (error) {
    print("cancelled:", concert.cancelled());
  }
}

await run(main);
