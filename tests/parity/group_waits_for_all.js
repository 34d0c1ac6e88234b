// A task group ends when all its tasks have ended.
async function picker(name, seconds) {
  await sleep(seconds);
  print(`${name}: basket is full`);
  return `apples of ${name}`;
}

async function main() {
  const baskets = [];
  await asyncWith(new TaskGroup(), async (harvest) => {
    baskets.push(harvest.createTask(picker("Ada", 0.06)));
    baskets.push(harvest.createTask(picker("Bo", 0.03), { name: "second picker" }));
    print("farmer: all are in the trees,", baskets[1].getName(), "too");
  });
  print("farmer:", baskets.map((basket) => basket.result()));
}

await run(main);
