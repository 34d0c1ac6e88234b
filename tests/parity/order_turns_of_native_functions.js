// A native coroutine gives up no turn of its own: only what it finally waits for counts.
let turns = 0;

function tick(loop) {
  turns += 1;
  loop.callSoon(tick, loop);
}

async function doll(layers) {
  if (layers === 0) {
    await sleep(0);
    return "smallest";
  }
  return await doll(layers - 1);
}

function* painter() {
  return "red";
}

async function main() {
  tick(getRunningLoop());
  let start = turns;
  print(await doll(0), turns - start);
  start = turns;
  print(await doll(5), turns - start);
  start = turns;
  print(await createTask(painter()), turns - start);
  start = turns;
  print(await gather(painter(), painter()), turns - start);
}

await run(main);
