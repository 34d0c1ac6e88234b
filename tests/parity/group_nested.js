// A group inside a task of another group: the groups of errors nest as well.
async function horn() {
  await sleep(0.02);
  throw new ValueError("the horn is out of tune");
}

async function brass() {
  await asyncWith(new TaskGroup(), async (section) => {
    section.createTask(horn());
  });
}

async function strings() {
  try {
    await sleep(1);
  } finally {
    print("strings: stop");
  }
}

async function main() {
  try {
    await asyncWith(new TaskGroup(), async (orchestra) => {
      orchestra.createTask(brass());
      orchestra.createTask(strings());
    });
  } catch (error) {
    print(error.message);
    const [inner] = error.exceptions;
    print(inner.message);
    print(inner.exceptions[0].message);
  }
}

await run(main);
