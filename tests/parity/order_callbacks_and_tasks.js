// Callbacks and first steps of tasks share one queue: first asked, first served.
function* toast(slice) {
  print(`task: toast ${slice}`);
}

function* main() {
  const loop = getRunningLoop();
  loop.callSoon(print, "callback: kettle");
  const one = createTask(toast("one"));
  loop.callSoon(print, "callback: radio");
  const two = createTask(toast("two"));
  loop.callSoon(print, "callback: door");
  print("main: gives up its turn");
  yield* sleep(0);
  print("main: back");
  yield* gather(one, two);
}

await run(main);
