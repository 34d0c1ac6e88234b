// A Runner takes its loop from a factory, once, when it is first needed.
function factory() {
  print("factory: a fresh loop");
  return newEventLoop();
}

function* visit() {
  return getRunningLoop();
}

const runner = new Runner({ loopFactory: factory });
print("runner: made");
const loop = await runner.run(visit());
print("same:", (await runner.run(visit())) === loop, runner.getLoop() === loop);
await runner.close();
print("closed:", loop.isClosed());
