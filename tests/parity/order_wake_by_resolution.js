// Tasks wake in the order in which their futures were resolved, not in the order of waiting.
async function passenger(name, call) {
  const gate = await call;
  print(`${name} boards at ${gate}`);
}

async function main() {
  const loop = getRunningLoop();
  const calls = {};
  for (const name of ["Ada", "Bo", "Cy"]) {
    calls[name] = loop.createFuture();
  }
  const tasks = Object.entries(calls).map(([name, call]) => createTask(passenger(name, call)));
  await sleep(0);
  for (const [name, gate] of [["Cy", 3], ["Ada", 1], ["Bo", 2]]) {
    calls[name].setResult(gate);
    print(`called ${name}`);
  }
  await gather(...tasks);
}

await run(main);
