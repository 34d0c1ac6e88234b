// A lock belongs to the loop in which somebody first had to wait for it.
function* borrow(key, neighbours) {
  let task = null;
  yield* asyncWith(key, function* () {
    if (neighbours) {
      task = createTask(key.acquire());
    }
    yield* sleep(0);
  });
  try {
    if (task) {
      yield* task;
      key.release();
    }
    print("borrowed and returned");
  } catch (error) {
    print(error.message.split("> ").at(-1));
  }
}

const key = new Lock();
await run(borrow(key, false));
await run(borrow(key, true));
await run(borrow(key, false));
await run(borrow(key, true));
