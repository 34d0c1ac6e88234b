// A loop by hand runs native coroutines, which await each other and the loop's own futures.
async function dough(lump) {
  await sleep(0.02);
  return `kneaded ${lump}`;
}

async function bakery(lump) {
  const kneaded = await dough(lump);
  const oven = loop.createFuture();
  loop.callLater(0.02, () => oven.setResult("hot"));
  return `${kneaded} in a ${await oven} oven`;
}

const loop = newEventLoop();
print(await loop.runUntilComplete(bakery("rye")));
const task = loop.createTask(bakery("oat"));
print("before:", task.done());
await loop.runUntilComplete(task);
print("after:", task.result());
loop.close();
