// Who releases a lock and takes it again at once waits behind those who waited already.
function* child(name, swing) {
  for (const ride of [1, 2]) {
    yield* swing.acquire();
    print(`${name}: ride ${ride}`);
    yield* sleep(0);
    swing.release();
  }
  print(`${name}: has had enough`);
}

function* main() {
  const swing = new Lock();
  yield* gather(child("Mia", swing), child("Noa", swing));
}

await run(main);
