// A task goes on when the task that created it has ended.
async function chick(name) {
  for (let day = 1; day < 4; day += 1) {
    await sleep(0.02);
    print(`${name}: day ${day}`);
  }
  return `${name} flies`;
}

function* hen(nest) {
  nest.push(createTask(chick("Pip")));
  print("hen: off to eat");
  return "hen is gone";
}

async function main() {
  const nest = [];
  print(await createTask(hen(nest)));
  print(await nest[0]);
}

await run(main);
