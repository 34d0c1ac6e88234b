// An event loop of one's own: made, used twice, closed.
const flag = (value) => (value ? "True" : "False");

function* bake(bread) {
  print(`${bread}: in the oven, running: ${flag(getRunningLoop() === loop)}, ${flag(loop.isRunning())}`);
  yield* sleep(0.02);
  return `${bread} loaf`;
}

const loop = newEventLoop();
print("running:", loop.isRunning(), "closed:", loop.isClosed());
print(await loop.runUntilComplete(bake("rye")));
print(await loop.runUntilComplete(bake("oat")));
loop.close();
loop.close();
print("running:", loop.isRunning(), "closed:", loop.isClosed());
