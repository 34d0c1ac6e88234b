// A gather is awaitable itself, so gathers nest.
async function scout(name, seconds) {
  await sleep(seconds);
  print(`${name} reports`);
  return name;
}

async function main() {
  const foxes = gather(scout("Ada", 0.06), scout("Bo", 0.02));
  const owls = gather(scout("Cy", 0.04), scout("Di", 0.08));
  print(await gather(foxes, owls, scout("Ed", 0.1)));
}

await run(main);
