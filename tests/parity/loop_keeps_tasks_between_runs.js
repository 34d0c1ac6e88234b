// A loop at rest keeps its tasks: they go on when it runs again.
function* tortoise() {
  for (const step of [1, 2, 3]) {
    print(`tortoise: step ${step}`);
    yield* sleep(0);
  }
  return "tortoise arrives";
}

function* glance(count) {
  for (let turn = 0; turn < count; turn += 1) {
    yield* sleep(0);
  }
  print("somebody looks away");
}

const loop = newEventLoop();
const task = loop.createTask(tortoise());
print("nothing moves yet");
await loop.runUntilComplete(glance(1));
print("at rest, done:", task.done());
await loop.runUntilComplete(glance(0));
print("at rest, done:", task.done());
print(await loop.runUntilComplete(task));
loop.close();
