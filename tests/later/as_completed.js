async function runner(name, seconds) {
  await sleep(seconds);
  if (name === "Dee") throw new Error("fell");
  return name;
}

async function main() {
  const runners = [["Ada", 0.09], ["Bo", 0.03], ["Cy", 0.06], ["Dee", 0.05]]
    .map(([name, seconds]) => createTask(runner(name, seconds)));
  for await (const finished of asCompleted(runners)) {
    const place = runners.indexOf(finished);
    print(place, finished.done(), finished.exception()?.message ?? finished.result());
  }

  const coroutine = runner("Eve", 0.01);
  for await (const finished of asCompleted([coroutine])) {
    print(finished === coroutine, finished instanceof Task, await finished);
  }

  const slow = createTask(runner("Flo", 9));
  try {
    for await (const finished of asCompleted([slow, createTask(runner("Gus", 1))], { timeout: 2 })) {
      print("in time:", finished.result());
    }
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    print("too late", slow.done());
  }

  for await (const finished of asCompleted([])) {
    print("never", finished);
  }
  print("nobody");

  const mixed = asCompleted([runner("Hal", 0.2), runner("Ivy", 0.1)]);
  print(await mixed.next().value);
  print((await mixed[Symbol.asyncIterator]().next()).value.result());
  print(mixed.next().value ?? "no more");
}

await run(main);
