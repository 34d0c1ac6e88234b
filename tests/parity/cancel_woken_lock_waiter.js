// A waiter cancelled just when the lock was handed to it passes the lock on.
function* reader(name, book) {
  yield* book.acquire();
  print(`${name}: reads`);
}

function* main() {
  const book = new Lock();
  yield* book.acquire();
  const ida = createTask(reader("Ida", book));
  const jon = createTask(reader("Jon", book));
  yield* sleep(0);
  book.release();
  ida.cancel();
  print("librarian: Ida was called away");
  yield* wait([ida, jon]);
  print(ida.cancelled(), jon.cancelled(), book.locked());
}

await run(main);
