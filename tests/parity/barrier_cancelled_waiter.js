// A waiter that is cancelled makes room for another one.
function* rower(name, boat) {
  const place = yield* boat.wait();
  print(`${name}: rows, came as number ${place}`);
}

function* main() {
  const boat = new Barrier(2);
  const ada = createTask(rower("Ada", boat));
  yield* sleep(0.02);
  print("waiting:", boat.nWaiting);
  ada.cancel();
  yield* wait([ada]);
  print("waiting:", boat.nWaiting, "broken:", boat.broken);
  yield* gather(rower("Bo", boat), rower("Cy", boat));
}

await run(main);
