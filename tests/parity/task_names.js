// Tasks are numbered from 1; a name of one's own can be given at any time.
function* sheep() {
  yield* sleep(0);
  return currentTask().getName();
}

function* main() {
  print("main is", currentTask().getName());
  const first = createTask(sheep());
  const dolly = createTask(sheep(), { name: "Dolly" });
  const third = createTask(sheep());
  print(first.getName(), dolly.getName(), third.getName());
  first.setName("Shaun");
  third.setName(3);
  print(yield* gather(first, dolly, third, sheep()));
}

await run(main);
