// Several workers share one queue: each takes the next item when it is free.
function* porter(name, seconds, bags, log) {
  while (!bags.empty()) {
    const bag = bags.getNowait();
    yield* sleep(seconds);
    log.push(`${name} ${bag}`);
  }
}

function* main() {
  const bags = new Queue();
  for (let bag = 1; bag < 6; bag += 1) {
    bags.putNowait(bag);
  }
  const log = [];
  yield* gather(porter("strong", 0.06, bags, log), porter("weak", 0.15, bags, log));
  print(log);
}

await run(main);
