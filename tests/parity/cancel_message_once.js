// What a cancelled task raised goes to the first who asks; whoever asks later gets a CancelledError without its message.
function* nap() {
  yield* sleep(10);
}

async function ask(who, awaitable) {
  try {
    await awaitable;
  } catch (error) {
    print(who, error.message || "no message");
  }
}

function* askTwice(awaitable) {
  for (const who of ["first:", "second:"]) {
    try {
      yield* awaitable;
    } catch (error) {
      print(who, error.message || "no message");
    }
  }
}

async function main() {
  let task = createTask(nap());
  await sleep(0);
  task.cancel("the alarm");
  await askTwice(task);
  try {
    task.result();
  } catch (error) {
    print("result():", error.message || "no message");
  }

  print("A future keeps the message.");
  const future = getRunningLoop().createFuture();
  future.cancel("no news");
  await askTwice(future);

  print("Of two who wait, the first one woken gets it.");
  task = createTask(nap());
  const waiters = [1, 2].map((n) => createTask(ask(`waiter ${n}:`, task)));
  await sleep(0);
  task.cancel("both of you");
  await wait(waiters);
}

await run(main());
