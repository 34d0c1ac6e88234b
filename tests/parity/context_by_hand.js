// callExceptionHandler() hands any context to the handler, at once, with its loop.
function report(loop, context) {
  print("own loop:", loop === getRunningLoop());
  print(context.message, "on floor", context.floor);
}

async function main() {
  const loop = getRunningLoop();
  loop.setExceptionHandler(report);
  print("before");
  loop.callExceptionHandler({ message: "the lift is stuck", floor: 3 });
  print("after");
  loop.setExceptionHandler(null);
  print("handler:", loop.getExceptionHandler());
}

await run(main);
