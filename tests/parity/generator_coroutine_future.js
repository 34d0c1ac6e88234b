// A generator-based coroutine waits for a future and a task with yield*.
function* ringer(bell) {
  print("ringer: waits for the rope");
  const tone = yield* bell;
  print("ringer: pulls");
  return `${tone}!`;
}

function* tower(bell) {
  const sound = yield* createTask(ringer(bell));
  return sound + sound;
}

async function main() {
  const bell = getRunningLoop().createFuture();
  const task = createTask(tower(bell));
  await sleep(0.02);
  bell.setResult("dong");
  print("main: hears", await task);
}

await run(main);
