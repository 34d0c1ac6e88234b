// A barrier holds everyone until the last one comes; each is told the place of its coming.
function* hiker(name, seconds, hut) {
  yield* sleep(seconds);
  print(`${name}: at the hut after ${hut.nWaiting} others`);
  const place = yield* hut.wait();
  print(`${name}: walks on, came as number ${place}`);
}

function* main() {
  const hut = new Barrier(3);
  print("parties:", hut.parties, "waiting:", hut.nWaiting, "broken:", hut.broken);
  yield* gather(hiker("Ada", 0.06, hut), hiker("Bo", 0.02, hut), hiker("Cy", 0.04, hut));
  print("waiting:", hut.nWaiting);
}

await run(main);
