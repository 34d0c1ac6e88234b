// Between the tasks, in a callback, no task is current.
function inspect() {
  print("callback:", currentTask());
}

async function inner() {
  await sleep(0);
  return currentTask().getName();
}

async function main() {
  getRunningLoop().callSoon(inspect);
  await sleep(0);
  print("awaited:", await inner());
  print("own task:", await createTask(inner(), { name: "inner" }));
}

await run(main);
