// join() waits until taskDone() was said for every item, not just until the queue is empty.
async function washer(name, dishes) {
  while (true) {
    const dish = await dishes.get();
    await sleep(0.03);
    print(`${name}: ${dish} is clean`);
    dishes.taskDone();
  }
}

async function main() {
  const dishes = new Queue();
  for (const dish of ["cup", "plate", "bowl"]) {
    dishes.putNowait(dish);
  }
  const washerTask = createTask(washer("Ida", dishes));
  await dishes.join();
  print("all clean, left:", dishes.qsize());
  washerTask.cancel();
  await dishes.join();
  print("nothing more to wait for");
}

await run(main);
