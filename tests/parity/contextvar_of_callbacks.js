// A callback runs in a copy of the context in which it was scheduled, or in the one it is given.
const colour = new ContextVar("colour", { default: "none" });

function look(name) {
  print(name, colour.get());
  colour.set("spilt");
}

function* paint() {
  print("task", colour.get());
  yield* sleep(0.1);
  colour.set("dry");
}

async function main() {
  const loop = getRunningLoop();
  colour.set("red");
  const red = copyContext();
  loop.callSoon(look, "before");
  colour.set("blue");
  loop.callSoon(look, "after");
  loop.callLater(0.2, look, "late");
  loop.callAt(loop.time() + 0.3, look, "late and given", { context: red });
  loop.callSoon(look, "given", { context: red });
  await createTask(paint(), { context: red });
  print("main", colour.get(), "/ red is now", red.get(colour));
  const future = loop.createFuture();
  future.addDoneCallback(() => look("done"), { context: red });
  future.addDoneCallback(() => look("done as well"));
  colour.set("green");
  future.setResult(null);
  await sleep(0.5);
  print("main", colour.get());
}

await run(main());
