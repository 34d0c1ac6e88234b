// A queue carries items from one task to another in the order of putting.
async function miller(sacks) {
  for (let sack = 1; sack < 4; sack += 1) {
    await sleep(0.02);
    print(`miller: sack ${sack}`);
    await sacks.put(`sack ${sack}`);
  }
  await sacks.put(null);
}

async function baker(sacks) {
  let sack;
  while ((sack = await sacks.get()) !== null) {
    print(`baker: bakes ${sack}, left ${sacks.qsize()}`);
  }
  print("baker: goes to bed");
}

async function main() {
  const sacks = new Queue();
  await gather(miller(sacks), baker(sacks));
  print("empty:", sacks.empty(), "full:", sacks.full());
}

await run(main);
