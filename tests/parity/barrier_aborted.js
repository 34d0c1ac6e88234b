// abort() breaks a barrier: those who wait, and those who come, get BrokenBarrierError.
function* dancer(name, floor) {
  try {
    yield* floor.wait();
    print(`${name}: dances`);
  } catch (error) {
    if (!(error instanceof BrokenBarrierError)) throw error;
    print(`${name}: ${error.message}`);
  }
}

function* main() {
  const floor = new Barrier(3);
  const couple = gather(dancer("Ada", floor), dancer("Bo", floor));
  yield* sleep(0.02);
  print("waiting:", floor.nWaiting);
  yield* floor.abort();
  print("broken:", floor.broken, "waiting:", floor.nWaiting);
  yield* couple;
  yield* dancer("Cy", floor);
  yield* floor.reset();
  print("broken:", floor.broken);
  yield* gather(dancer("Di", floor), dancer("Ed", floor), dancer("Flo", floor));
}

await run(main);
