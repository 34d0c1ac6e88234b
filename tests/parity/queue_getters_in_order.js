// Getters at an empty queue are served in the order of their waiting.
function* taxi(number, calls) {
  print(`taxi ${number}: waits`);
  print(`taxi ${number}: drives ${yield* calls.get()}`);
}

function* main() {
  const calls = new Queue();
  const taxis = [1, 2, 3].map((number) => createTask(taxi(number, calls)));
  yield* sleep(0);
  for (const passenger of ["Ada", "Bo", "Cy"]) {
    calls.putNowait(passenger);
  }
  print("dispatcher: three calls");
  yield* wait(taxis);
}

await run(main);
