// Two requests in one turn are delivered as one; they still count as two.
function* stove() {
  for (let minute = 1; minute < 4; minute += 1) {
    try {
      yield* sleep(0.03);
      print(`minute ${minute}: burns`);
    } catch (error) {
      print(`minute ${minute}: ${error.message}`);
    }
  }
  return "out";
}

function* main() {
  const task = createTask(stove());
  yield* sleep(0);
  print(task.cancel("turn it down"), task.cancel("turn it off"));
  print(yield* task, task.cancelling());
  print("when done:", task.cancel(), task.cancelling());
}

await run(main);
