// A gather of nothing is finished at once with an empty list.
function* neighbour() {
  print("neighbour: passes by");
}

function* main() {
  const task = createTask(neighbour());
  const nothing = gather();
  print("done:", nothing.done());
  print("result:", yield* nothing);
  print("main: nobody else had a turn");
  yield* task;
}

await run(main);
