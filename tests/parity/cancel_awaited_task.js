// Cancelling a task that awaits another cancels that one first, from the inside out.
function* violin() {
  try {
    yield* sleep(1);
  } catch (error) {
    print("violin: stops");
    throw error;
  }
}

function* orchestra(task) {
  try {
    yield* task;
  } catch (error) {
    print("orchestra: stops");
    throw error;
  }
}

function* main() {
  const violinist = createTask(violin());
  const players = createTask(orchestra(violinist));
  yield* sleep(0.02);
  players.cancel();
  print("conductor: lowers the baton");
  yield* wait([players]);
  print(violinist.cancelled(), players.cancelled());
  print(violinist.cancelling(), players.cancelling());
}

await run(main);
