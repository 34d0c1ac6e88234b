// gather starts its coroutines in the order of the arguments, before it is awaited.
function* rower(seat) {
  print(`seat ${seat}: catches`);
  yield* sleep(0);
  print(`seat ${seat}: pulls`);
  return seat;
}

function* main() {
  const crew = gather(rower(4), rower(3), rower(2), rower(1));
  print("cox: are you ready?");
  yield* sleep(0);
  print("cox: row!");
  print("cox:", yield* crew);
}

await run(main);
