// A semaphore of two lets two in at a time.
async function diner(name, seconds, table) {
  await asyncWith(table, async () => {
    print(`${name}: eats, full: ${table.locked() ? "True" : "False"}`);
    await sleep(seconds);
    print(`${name}: pays`);
  });
}

async function main() {
  const table = new Semaphore(2);
  await gather(
    diner("Ada", 0.06, table), diner("Bo", 0.03, table), diner("Cy", 0.09, table), diner("Di", 0.01, table),
  );
  print("full:", table.locked());
}

await run(main);
