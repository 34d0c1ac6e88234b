// callSoon() and callLater() pass their arguments on.
function deliver(what, where = "the door") {
  print(`${what} to ${where}`);
}

async function main() {
  const loop = getRunningLoop();
  loop.callLater(0.02, deliver, "milk", "the cellar");
  loop.callSoon(deliver, "bread");
  loop.callSoon(deliver, "paper", "the garden");
  print("main: has ordered");
  await sleep(0.05);
}

await run(main);
