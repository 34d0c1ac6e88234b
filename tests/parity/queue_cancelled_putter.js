// A putter cancelled at a full queue leaves its item outside and its place to the next.
function* crane(name, ship) {
  yield* ship.put(`box of ${name}`);
  print(`${name}: has loaded`);
}

function* main() {
  const ship = new Queue(1);
  const cranes = ["Ada", "Bo", "Cy"].map((name) => createTask(crane(name, ship)));
  yield* sleep(0);
  cranes[1].cancel();
  print("unloads", ship.getNowait());
  yield* wait(cranes);
  print("unloads", yield* ship.get(), "and", ship.qsize(), "are left");
  print(cranes.map((task) => task.cancelled()));
}

await run(main);
