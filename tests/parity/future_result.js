// A future is an empty box: some wait for it, another fills it.
function* reader(name, box) {
  print(`${name}: waits, done is ${box.done() ? "True" : "False"}`);
  print(`${name}: found ${yield* box}`);
}

function* main() {
  const loop = getRunningLoop();
  const box = loop.createFuture();
  const readers = gather(reader("Ida", box), reader("Jon", box));
  yield* sleep(0.02);
  box.setResult("a map");
  yield* readers;
  print("done:", box.done(), "cancelled:", box.cancelled(), "result:", box.result());
  print("own loop:", box.getLoop() === loop);
}

await run(main);
