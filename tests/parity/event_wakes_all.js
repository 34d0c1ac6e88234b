// set() wakes everyone who waits, in the order of waiting; who comes later does not wait.
function* sprinter(name, gun) {
  print(`${name}: ready`);
  print(`${name}: runs`, yield* gun.wait());
}

function* main() {
  const gun = new Event();
  print("fired:", gun.isSet());
  const sprinters = gather(...["Ida", "Jon", "Kai"].map((name) => sprinter(name, gun)));
  yield* sleep(0);
  gun.set();
  gun.set();
  print("fired:", gun.isSet());
  yield* sprinters;
  yield* sprinter("Leo", gun);
}

await run(main);
