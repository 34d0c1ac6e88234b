// waitFor() sleeps until its question is answered with yes; every notify asks again.
async function bus(seats, stop) {
  await asyncWith(stop, async () => {
    const answer = await stop.waitFor(() => seats.length >= 3 && `${seats.length} aboard`);
    print("bus: leaves with", answer);
  });
}

async function main() {
  const seats = [];
  const stop = new Condition();
  const task = createTask(bus(seats, stop));
  for (const passenger of ["Ada", "Bo", "Cy"]) {
    await sleep(0.02);
    await asyncWith(stop, async () => {
      seats.push(passenger);
      stop.notify();
      print(`${passenger}: sits down`);
    });
  }
  await task;
}

await run(main);
