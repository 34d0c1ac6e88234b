// reset() sends those who wait away with an error; a barrier needs at least one party.
async function player(name, table) {
  try {
    const place = await table.wait();
    print(`${name}: sits as number ${place}`);
  } catch (error) {
    print(`${name}: ${error.message}`);
  }
}

async function main() {
  const table = new Barrier(2);
  const early = createTask(player("Ada", table));
  await sleep(0.02);
  await table.reset();
  await early;
  print("broken:", table.broken);
  await gather(player("Bo", table), player("Cy", table));
  try {
    new Barrier(0);
  } catch (error) {
    print("nobody:", error.message);
  }
}

await run(main);
