// A getter cancelled at an empty queue takes no item with it, even if one just came.
async function chef(name, orders) {
  print(`${name}: cooks`, await orders.get());
}

async function main() {
  const orders = new Queue();
  const first = createTask(chef("first chef", orders));
  const second = createTask(chef("second chef", orders));
  await sleep(0);
  orders.putNowait("soup");
  first.cancel();
  await wait([first, second]);
  print("first cancelled:", first.cancelled(), "left:", orders.qsize());
}

await run(main);
