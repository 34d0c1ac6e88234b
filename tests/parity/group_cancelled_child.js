// A task of a group that is cancelled by itself just leaves; the group goes on.
async function lantern(colour) {
  await sleep(0.03);
  print(`${colour} lantern: still lit`);
  return colour;
}

async function main() {
  let red;
  let blue;
  await asyncWith(new TaskGroup(), async (street) => {
    red = street.createTask(lantern("red"));
    blue = street.createTask(lantern("blue"));
    await sleep(0);
    red.cancel();
  });
  print("red cancelled:", red.cancelled(), "blue:", blue.result());
}

await run(main);
