// A callback added to a finished future is called in the next turn all the same.
async function main() {
  const moon = getRunningLoop().createFuture();
  moon.setResult("full");
  await sleep(0);
  moon.addDoneCallback((future) => print("wolf sees the moon is", future.result()));
  print("forester: quiet so far");
  await sleep(0);
  print("forester: hears a howl");
}

await run(main);
