// A loop's clock moves while the loop waits, not while a coroutine works.
function* main() {
  const loop = getRunningLoop();
  print(`start ${loop.time().toFixed(3)}`);
  for (let turn = 0; turn < 1000; turn += 1) {
    yield* sleep(0);
  }
  print(`after a thousand turns ${loop.time().toFixed(3)}`);
  yield* sleep(0.125);
  print(`after a sleep ${loop.time().toFixed(3)}`);
  yield* sleep(3600);
  print(`after an hour more ${loop.time().toFixed(3)}`);
}

await run(main);
