// A shield passes on result and error; around something finished it is that thing itself.
function* oyster(pearl) {
  yield* sleep(0);
  if (!pearl) {
    throw new ValueError("only sand");
  }
  return "a pearl";
}

function* main() {
  print(yield* shield(oyster(true)));
  try {
    yield* shield(oyster(false));
  } catch (error) {
    print("diver:", error.message);
  }
  const found = createTask(oyster(true));
  print("another future:", shield(found) !== found);
  yield* found;
  print("itself:", shield(found) === found);
}

await run(main);
