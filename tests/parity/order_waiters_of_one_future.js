// Everyone who waits for the same future wakes in the order of waiting.
function* child(name, story) {
  print(`${name} listens`);
  print(`${name} heard of ${yield* story}`);
}

function* main() {
  const story = getRunningLoop().createFuture();
  const children = ["Ida", "Jon", "Kai"].map((name) => createTask(child(name, story)));
  yield* sleep(0);
  story.setResult("a fox");
  print("grandmother is done");
  yield* gather(...children);
  const late = createTask(child("Leo", story));
  yield* late;
}

await run(main);
