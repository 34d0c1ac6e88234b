// A LifoQueue gives the latest item first: a pile of books.
function* reader(pile) {
  while (!pile.empty()) {
    const book = yield* pile.get();
    print("reads", book);
    if (book === "poems") {
      yield* pile.put("dictionary");
    }
  }
}

function* main() {
  const pile = new LifoQueue();
  for (const book of ["atlas", "novel", "poems"]) {
    yield* pile.put(book);
  }
  yield* reader(pile);
}

await run(main);
