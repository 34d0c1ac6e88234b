// Tasks may add tasks to their own group; the group waits for those too.
function* rumour(group, house) {
  print(`house ${house} knows`);
  yield* sleep(0);
  for (const neighbour of [2 * house, 2 * house + 1]) {
    if (neighbour < 8) {
      group.createTask(rumour(group, neighbour));
    }
  }
}

function* main() {
  yield* asyncWith(new TaskGroup(), function* (village) {
    village.createTask(rumour(village, 1));
  });
  print("the whole village knows");
}

await run(main);
