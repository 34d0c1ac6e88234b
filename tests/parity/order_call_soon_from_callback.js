// A turn runs what was ready at its start: callbacks added meanwhile wait for the next one.
function first(loop) {
  print("first: asks for a third");
  loop.callSoon(third, loop);
}

function second() {
  print("second");
}

function third(loop) {
  print("third: asks for a fourth");
  loop.callSoon(print, "fourth");
}

async function main() {
  const loop = getRunningLoop();
  loop.callSoon(first, loop);
  loop.callSoon(second);
  for (let turn = 1; turn < 5; turn += 1) {
    print(`-- turn ${turn} of main`);
    await sleep(0);
  }
}

await run(main);
