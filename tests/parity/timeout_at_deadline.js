// timeoutAt() takes the hour itself, timeout() the time from now; when() tells the hour of both.
async function main() {
  const loop = getRunningLoop();
  await sleep(0.25);
  try {
    await asyncWith(timeoutAt(0.75), async (curfew) => {
      print(`it is ${loop.time().toFixed(2)}, curfew at ${curfew.when().toFixed(2)}`);
      await sleep(10);
    });
  } catch (error) {
    if (error instanceof TimeoutError) print(`home at ${loop.time().toFixed(2)}`);
  }

  await asyncWith(timeout(1.25), async (breakTime) => {
    print(`break until ${breakTime.when().toFixed(2)}`);
  });

  try {
    await asyncWith(timeoutAt(0.5), async () => {
      print("an hour that has passed: up to the first await");
      await sleep(10);
    });
  } catch (error) {
    if (error instanceof TimeoutError) print(`still ${loop.time().toFixed(2)}`);
  }
}

await run(main);
