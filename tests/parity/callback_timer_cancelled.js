// A timer that is cancelled never fires, and those around it do.
async function main() {
  const loop = getRunningLoop();
  const timers = [1, 2, 3, 4].map((number) => loop.callLater(0.02 * number, print, `cuckoo ${number}`));
  timers[0].cancel();
  timers[2].cancel();
  await sleep(0.1);
  print(timers.map((timer) => timer.cancelled()));
}

await run(main);
