// shield() protects from the outside only: when the work itself is cancelled, so is the waiter.
async function work() {
  await sleep(1);
}

async function main() {
  const inner = createTask(work());
  const shielded = shield(inner);
  await sleep(0);
  inner.cancel();
  try {
    await shielded;
  } catch (error) {
    print("inner:", inner.cancelled(), "shield:", shielded.cancelled());
  }
  print("main asked to stop:", currentTask().cancelling());
}

await run(main);
