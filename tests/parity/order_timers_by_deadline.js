// Timers fire by deadline, whatever the order in which they were set.
async function runner(name, seconds) {
  await sleep(seconds);
  print(`${name} arrives`);
}

async function main() {
  const loop = getRunningLoop();
  loop.callLater(0.1, print, "judge: time is up");
  loop.callLater(0.02, print, "judge: go");
  await gather(runner("snail", 0.13), runner("hare", 0.04), runner("hedgehog", 0.07));
  print("judge: all are here");
}

await run(main);
