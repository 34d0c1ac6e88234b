// A generator-based coroutine: a bare yield gives up one turn of the loop.
function* pause() {
  yield;
}

function* monk(name, steps) {
  for (let step = 1; step <= steps; step += 1) {
    print(`${name}: step ${step}`);
    yield* pause();
  }
  return `${name} arrived`;
}

function* main() {
  const paths = yield* gather(monk("Ji", 3), monk("Won", 2));
  print(paths);
}

await run(main);
