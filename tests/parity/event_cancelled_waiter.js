// A waiter that is cancelled leaves the event to the others.
async function actor(name, cue) {
  try {
    await cue.wait();
    print(`${name}: speaks`);
  } catch (error) {
    print(`${name}: has lost the voice`);
    throw error;
  }
}

async function main() {
  const cue = new Event();
  const hamlet = createTask(actor("Hamlet", cue));
  const ghost = createTask(actor("Ghost", cue));
  await sleep(0);
  hamlet.cancel();
  cue.set();
  await wait([hamlet, ghost]);
  print(hamlet.cancelled(), ghost.cancelled());
}

await run(main);
