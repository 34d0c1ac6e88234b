// asCompleted() gives the results as they come.
async function runner(name, seconds) {
  await sleep(seconds);
  return name;
}

async function main() {
  let place = 0;
  for (const finish of asCompleted([runner("Ada", 0.09), runner("Bo", 0.03), runner("Cy", 0.06)])) {
    place += 1;
    print(`place ${place}: ${await finish}`);
  }
}

await run(main);
