// taskDone() may be said once for each item that was put in.
function* main() {
  const letters = new Queue();
  yield* letters.put("from aunt Ro");
  print("reads the letter", yield* letters.get());
  letters.taskDone();
  try {
    letters.taskDone();
  } catch (error) {
    print("postman:", error.message);
  }
}

await run(main);
