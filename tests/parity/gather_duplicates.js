// The same awaitable given twice runs once and fills both places.
function* draw(painter) {
  print(`${painter} draws`);
  yield* sleep(0);
  return `picture by ${painter}`;
}

function* main() {
  const shared = draw("Frida");
  const task = createTask(draw("Paul"));
  const pictures = yield* gather(shared, task, shared, task);
  print(pictures.length, pictures[0] === pictures[2], pictures[1] === pictures[3]);
  print(pictures);
}

await run(main);
