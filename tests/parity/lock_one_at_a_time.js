// A lock lets one in at a time, through all the awaits inside.
function* actor(name, stage) {
  yield* asyncWith(stage, function* () {
    print(`${name}: enters`);
    yield* sleep(0.03);
    print(`${name}: bows`);
  });
}

function* main() {
  const stage = new Lock();
  print("taken:", stage.locked());
  const actors = gather(actor("Romeo", stage), actor("Juliet", stage));
  yield* sleep(0);
  print("taken:", stage.locked());
  yield* actors;
  print("taken:", stage.locked());
}

await run(main);
