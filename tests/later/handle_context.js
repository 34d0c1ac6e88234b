const waiter = new ContextVar("waiter", { default: "nobody" });

function serve(name) {
  print(name, waiter.get());
  waiter.set(name);
}

async function main() {
  const loop = getRunningLoop();
  waiter.set("Ada");
  const soon = loop.callSoon(serve, "soon");
  const later = loop.callLater(1, serve, "later");
  waiter.set("Bo");
  const given = copyContext();
  const own = loop.callSoon(serve, "own", { context: given });
  print(own.getContext() === given, soon.getContext() === given, soon.getContext() === soon.getContext());
  await sleep(2);
  for (const handle of [soon, later, own]) print(handle.getContext().get(waiter));
  const cancelled = loop.callSoon(serve, "never");
  cancelled.cancel();
  print(cancelled.getContext().get(waiter), waiter.get());
}

await run(main);
