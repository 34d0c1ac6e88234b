// gather().cancel() asks the children; afterwards there is nothing left to ask.
function* kite(colour) {
  yield* sleep(1);
  return colour;
}

function* main() {
  const red = createTask(kite("red"));
  const sky = gather(red, kite("blue"));
  yield* sleep(0);
  print("asked:", sky.cancel(), "done:", sky.done());
  try {
    yield* sky;
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    print("all kites are down, red too:", red.cancelled());
  }
  print("asked again:", sky.cancel(), "done:", sky.done());
}

await run(main);
