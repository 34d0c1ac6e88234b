// One after the other the times add up; together the longest counts.
async function wash(what, seconds) {
  await sleep(seconds);
  print(`${what} at ${getRunningLoop().time().toFixed(2)}`);
}

async function main() {
  const loop = getRunningLoop();
  let start = loop.time();
  await wash("shirts", 0.5);
  await wash("socks", 0.25);
  print(`in sequence ${(loop.time() - start).toFixed(2)}`);

  start = loop.time();
  await gather(wash("sheets", 0.5), wash("towels", 0.25));
  print(`together ${(loop.time() - start).toFixed(2)}`);
}

await run(main);
