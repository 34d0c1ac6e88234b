// runUntilComplete() of something finished gives its result, after the turn that was due.
function* well() {
  throw new ValueError("the well is dry");
}

const loop = newEventLoop();
const bucket = loop.createFuture();
bucket.setResult("water");
loop.callSoon(print, "the rope creaks");
print(await loop.runUntilComplete(bucket));

const task = loop.createTask(well());
for (const attempt of [1, 2]) {
  try {
    await loop.runUntilComplete(task);
  } catch (error) {
    print(`attempt ${attempt}: ${error.message}`);
  }
}
loop.close();
