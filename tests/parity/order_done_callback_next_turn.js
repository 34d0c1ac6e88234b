// setResult() calls nobody: callbacks come in the next turn, behind what was waiting already.
function* main() {
  const loop = getRunningLoop();
  const lamp = loop.createFuture();
  lamp.addDoneCallback((future) => print("callback: the lamp is", future.result()));
  loop.callSoon(print, "already in the queue");
  lamp.setResult("lit");
  print("main: has lit the lamp");
  loop.callSoon(print, "behind the callback");
  yield* sleep(0);
  print("main: next turn");
}

await run(main);
