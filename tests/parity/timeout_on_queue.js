// Giving up on a get() loses nothing: the next get() finds what came later.
async function fisher(net) {
  for (let cast = 1; cast < 5; cast += 1) {
    try {
      const fish = await waitFor(net.get(), 0.05);
      print(`cast ${cast}: ${fish}`);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      print(`cast ${cast}: nothing`);
    }
  }
}

async function main() {
  const net = new Queue();
  const task = createTask(fisher(net));
  await sleep(0.02);
  net.putNowait("eel");
  await sleep(0.125);
  net.putNowait("pike");
  await task;
  print("left:", net.qsize());
}

await run(main);
