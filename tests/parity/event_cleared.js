// clear() closes the gate again, but whoever was woken before gets through.
function* car(number, gate) {
  yield* gate.wait();
  print(`car ${number}: passes, gate open: ${gate.isSet() ? "True" : "False"}`);
}

function* main() {
  const gate = new Event();
  const first = createTask(car(1, gate));
  yield* sleep(0);
  gate.set();
  gate.clear();
  const second = createTask(car(2, gate));
  yield* sleep(0.02);
  print("first:", first.done(), "second:", second.done());
  gate.set();
  yield* second;
}

await run(main);
