// A Runner runs several coroutines on one loop and closes it at the end.
function* verse(number) {
  yield* sleep(0.02);
  return [`verse ${number}`, getRunningLoop()];
}

let loop;
await asyncWith(new Runner(), async (runner) => {
  const [first, one] = await runner.run(verse(1));
  const [second, again] = await runner.run(verse(2));
  loop = one;
  print(first, second);
  print("one loop:", loop === again, loop === runner.getLoop());
  print("closed:", loop.isClosed());
});
print("closed:", loop.isClosed());
