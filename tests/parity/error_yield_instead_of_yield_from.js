// A future or a generator that is yielded, not awaited, is refused with a hint.
function* pause() {
  yield;
}

function* clumsy(parcel) {
  try {
    yield parcel;
  } catch (error) {
    print(error.message.split(" <")[0]);
  }
  try {
    yield pause();
  } catch (error) {
    print(error.message.split(" <")[0]);
  }
  return yield* parcel;
}

function* main() {
  const loop = getRunningLoop();
  const parcel = loop.createFuture();
  loop.callLater(0.02, () => parcel.setResult("a kite"));
  print(yield* clumsy(parcel));
}

await run(main);
