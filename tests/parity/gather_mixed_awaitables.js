// Coroutines, tasks and futures gather alike.
async function kitchen() {
  return "soup";
}

async function main() {
  const loop = getRunningLoop();
  const parcel = loop.createFuture();
  loop.callLater(0.02, (dish) => parcel.setResult(dish), "bread");
  const cellar = loop.createFuture();
  cellar.setResult("cider");
  const task = createTask(sleep(0, "cheese"));
  print(await gather(kitchen(), parcel, cellar, task, sleep(0.04, "cake")));
}

await run(main);
