// release() hands the place to who has waited longest; a newcomer does not overtake.
function* swimmer(name, lane) {
  print(`${name}: waits`);
  print(`${name}: swims`, yield* lane.acquire());
  yield* sleep(0);
  lane.release();
}

function* main() {
  const lane = new Semaphore(1);
  yield* lane.acquire();
  const swimmers = ["Ida", "Jon", "Kai"].map((name) => createTask(swimmer(name, lane)));
  yield* sleep(0);
  lane.release();
  print("full:", lane.locked());
  swimmers.push(createTask(swimmer("Leo", lane)));
  yield* wait(swimmers);
}

await run(main);
