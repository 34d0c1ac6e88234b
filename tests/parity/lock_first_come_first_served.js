// Waiters get the lock in the order of their coming, a newcomer does not overtake.
function* visitor(name, door) {
  print(`${name}: knocks`);
  yield* door.acquire();
  print(`${name}: comes in`);
  yield* sleep(0);
  door.release();
}

function* main() {
  const door = new Lock();
  print("acquire:", yield* door.acquire());
  const visitors = ["Ada", "Bo", "Cy"].map((name) => createTask(visitor(name, door)));
  yield* sleep(0);
  door.release();
  print("free for a moment:", !door.locked());
  visitors.push(createTask(visitor("Di", door)));
  yield* wait(visitors);
}

await run(main);
