// A native coroutine has its task's context in every part between two awaits, also where others run meanwhile.
const trail = new ContextVar("trail", { default: "" });

async function leaf(name) {
  await sleep(0);
  trail.set(trail.get() + name);
  await sleep(0.1);
}

async function walk(name) {
  await sleep(0);
  for (let step = 0; step < 3; step += 1) {
    await leaf(`${name}${step} `);
  }
  print(name, "went", trail.get());
  return currentTask().getName();
}

async function main() {
  trail.set("> ");
  const tasks = ["a", "b"].map((name) => createTask(walk(name), { name }));
  print(await gather(tasks));
  await leaf("main");
  print("main went", trail.get());
}

await run(main());
