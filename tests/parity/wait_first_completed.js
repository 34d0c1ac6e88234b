// FIRST_COMPLETED returns with the first that ends; the others are pending, not cancelled.
function names(tasks) {
  return [...tasks].map((task) => task.getName()).sort();
}

async function main() {
  const trees = [["oak", 0.09], ["elm", 0.03], ["ash", 0.06]];
  let done;
  let pending = trees.map(([name, seconds]) => createTask(sleep(seconds), { name }));
  do {
    [done, pending] = await wait(pending, { returnWhen: FIRST_COMPLETED });
    print("done", names(done), "pending", names(pending));
  } while (pending.size > 0);
}

await run(main);
