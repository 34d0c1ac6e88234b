// FIRST_EXCEPTION returns with the first failure; a cancellation is none.
function names(tasks) {
  return [...tasks].map((task) => task.getName()).sort();
}

function* wheel(seconds, breaks) {
  yield* sleep(seconds);
  if (breaks) {
    throw new RuntimeError("a spoke broke");
  }
}

function* main() {
  const front = createTask(wheel(0.02, false), { name: "front" });
  const spare = createTask(wheel(1, false), { name: "spare" });
  const left = createTask(wheel(0.05, true), { name: "left" });
  const right = createTask(wheel(0.08, true), { name: "right" });
  yield* sleep(0);
  spare.cancel();
  let [done, pending] = yield* wait([front, spare, left, right], { returnWhen: FIRST_EXCEPTION });
  print("done", names(done), "pending", names(pending));
  [done, pending] = yield* wait(pending, { returnWhen: FIRST_EXCEPTION });
  print("done", names(done), "pending", names(pending));
  print([left.exception(), right.exception()], spare.cancelled());
}

await run(main);
