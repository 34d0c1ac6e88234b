// A waiter cancelled just when it was given a place gives it to the next.
function* driver(name, parking) {
  yield* parking.acquire();
  print(`${name}: parks`);
}

function* main() {
  const parking = new Semaphore(0);
  const drivers = ["Ada", "Bo", "Cy"].map((name) => createTask(driver(name, parking)));
  yield* sleep(0);
  parking.release();
  drivers[0].cancel();
  yield* sleep(0.02);
  print(drivers.map((task) => task.done()));
  parking.release();
  yield* wait(drivers);
  print(drivers.map((task) => task.cancelled()));
}

await run(main);
