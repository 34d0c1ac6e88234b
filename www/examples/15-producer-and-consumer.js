// A counter with room for two plates stands between
// a quick cook and a slow guest.
const counter = new Queue(2);

function* cook() {
  for (const dish of ['kimbap', 'soup', 'rice', 'tea']) {
    yield* counter.put(dish); // while full, waits
    print(`cook: ${dish} served`);
  }
  print('cook: kitchen closed');
}

function* guest() {
  while (true) {
    const dish = yield* counter.get(); // while empty, waits
    yield* sleep(1);
    print(`guest: ${dish} eaten`);
    counter.taskDone();
  }
}

const eating = createTask(guest());
await createTask(cook());
await counter.join(); // until the last plate is eaten
print('the guest goes home:', eating.cancel());
