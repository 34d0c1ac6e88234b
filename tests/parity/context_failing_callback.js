// An error in a callback goes to the exception handler with its context; the loop goes on.
function report(loop, context) {
  print("keys:", Object.keys(context).sort());
  print("message:", context.message.split(" ").slice(0, 3).join(" "));
  print("exception:", [context.exception]);
}

function stumble() {
  throw new ValueError("a loose stone");
}

function* main() {
  const loop = getRunningLoop();
  print("no handler yet:", loop.getExceptionHandler());
  loop.setExceptionHandler(report);
  print("handler set:", loop.getExceptionHandler() === report);
  loop.callSoon(stumble);
  loop.callSoon(print, "the next one is fine");
  yield* sleep(0);
  print("main goes on");
}

await run(main);
