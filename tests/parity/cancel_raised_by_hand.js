// A task that raises CancelledError itself is cancelled, though nobody asked it.
function* picnic(weather) {
  if (weather === "rain") {
    throw new CancelledError("wet grass");
  }
  return "sandwiches";
}

function* main() {
  const wet = createTask(picnic("rain"));
  const dry = createTask(picnic("sun"));
  yield* wait([wet, dry]);
  print(wet.cancelled(), wet.cancelling());
  print(dry.cancelled(), dry.result());
}

await run(main);
