// A barrier fills again after each round: nobody starts round two before all ended round one.
async function painter(name, pace, pause) {
  for (const coat of [1, 2, 3]) {
    await sleep(pace);
    print(`${name}: coat ${coat}`);
    await asyncWith(pause, async () => {});
  }
}

async function main() {
  const pause = new Barrier(2);
  await gather(painter("quick", 0.02, pause), painter("slow", 0.05, pause));
  print("the wall is white");
}

await run(main);
