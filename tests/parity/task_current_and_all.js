// currentTask() is the one that runs, allTasks() those that are not done.
function names(tasks) {
  return [...tasks].map((task) => task.getName()).sort();
}

function* bee() {
  print("now:", currentTask().getName(), "of", allTasks().size);
  yield* sleep(0);
}

function* main() {
  currentTask().setName("queen");
  const bees = [1, 2].map((number) => createTask(bee(), { name: `bee ${number}` }));
  print(names(allTasks()));
  yield* gather(...bees);
  print(names(allTasks()));
  print("main is current:", allTasks().has(currentTask()));
}

await run(main);
