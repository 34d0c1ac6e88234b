// A cancellation unwinds the awaited calls from the innermost to the task itself.
async function room([name, ...rest]) {
  print(`enters the ${name}`);
  try {
    if (rest.length > 0) {
      await room(rest);
    } else {
      await sleep(1);
    }
  } finally {
    print(`leaves the ${name}`);
  }
}

async function main() {
  const task = createTask(room(["hall", "kitchen", "cellar"]));
  await sleep(0.02);
  print("fire alarm");
  task.cancel();
  await wait([task]);
  print("everyone is out:", task.cancelled());
}

await run(main);
