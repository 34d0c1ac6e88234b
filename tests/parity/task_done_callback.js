// A done callback is given the finished task, whatever its end.
function* cake(end) {
  yield* sleep(0);
  if (end === "burnt") {
    throw new RuntimeError("black");
  }
  return "golden";
}

function judge(task) {
  if (task.cancelled()) {
    print(task.getName(), "was cancelled");
  } else if (task.exception()) {
    print(task.getName(), "failed:", task.exception());
  } else {
    print(task.getName(), "came out", task.result());
  }
}

function* main() {
  const tasks = ["good", "burnt", "dropped"].map((end) => createTask(cake(end), { name: end }));
  for (const task of tasks) {
    task.addDoneCallback(judge);
  }
  tasks[2].cancel();
  yield* wait(tasks);
}

await run(main);
