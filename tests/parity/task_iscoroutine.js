// What is a coroutine, and what makes one.
function* swim() {
  yield* sleep(0);
  return "wet";
}

function dive() {
  return "wetter";
}

function* main() {
  const coroutine = swim();
  print("functions:", iscoroutinefunction(swim), iscoroutinefunction(dive));
  print("coroutine:", iscoroutine(coroutine));
  const task = createTask(coroutine);
  print("task:", iscoroutine(task), "of it:", task.getCoro() === coroutine);
  print("function:", iscoroutine(swim), "word:", iscoroutine(dive()));
  print(yield* task);
}

await run(main);
