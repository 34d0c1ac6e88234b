// Timers with one deadline fire in one turn, in the order in which they were set.
function ring(bell, last = null) {
  print(`${bell} bell`);
  getRunningLoop().callSoon(print, `echo of the ${bell} bell`);
  if (last !== null) {
    last.setResult("silence");
  }
}

async function main() {
  const loop = getRunningLoop();
  const noon = loop.time() + 0.03;
  const last = loop.createFuture();
  loop.callAt(noon, ring, "church");
  loop.callAt(noon, ring, "school");
  loop.callAt(noon, ring, "ship", last);
  print(await last);
}

await run(main);
