// createTask() runs nothing yet: the task starts when its creator gives up the turn.
function* apprentice(name) {
  print(`${name}: starts`);
  yield* sleep(0);
  print(`${name}: goes on`);
}

function* main() {
  const first = createTask(apprentice("Mina"));
  const second = createTask(apprentice("Noah"));
  print("master: has hired both");
  yield* sleep(0);
  print("master: has looked away once");
  yield* sleep(0);
  print("master: has looked away twice");
  yield* first;
  yield* second;
}

await run(main);
