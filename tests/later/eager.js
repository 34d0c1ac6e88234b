function* boil(name, seconds) {
  print(`${name} starts in ${currentTask().getName()}`);
  if (seconds !== null) yield* sleep(seconds);
  print(`${name} done`);
  return name;
}

function* burn() {
  throw new Error("burnt");
}

function* nested() {
  print("nested starts");
  const inner = createTask(boil("inner", 0));
  print("nested goes on, inner done:", inner.done());
  yield* inner;
  print("nested ends");
}

async function main() {
  const loop = getRunningLoop();
  const lazy = createTask(boil("lazy", 0));
  print("lazy made, done:", lazy.done());
  await lazy;

  loop.setTaskFactory(eagerTaskFactory);
  const tea = createTask(boil("tea", 1));
  print("tea made, done:", tea.done(), currentTask() === tea);
  const egg = createTask(boil("egg", null));
  print("egg made, done:", egg.done(), "result", egg.result());
  print(`${allTasks().size} tasks alive`);
  const toast = createTask(burn());
  print(`toast: ${toast.exception().message}`);
  await tea;
  await createTask(nested());
  loop.callSoon(print, "next turn");
  try {
    await asyncWith(new TaskGroup(), async (group) => {
      group.createTask(boil("group", 0));
      group.createTask(burn());
    });
  } catch (caught) {
    print(`group: ${caught.exceptions[0].message}`);
  }

  const ready = createTask(boil("cancelled", 9));
  ready.cancel();
  try {
    await ready;
  } catch (error) {
    print("cancelled in its sleep");
  }
  loop.setTaskFactory(null);
  const task = createTask(boil("lazy again", 0));
  print("made");
  await task;
}

await run(main);
