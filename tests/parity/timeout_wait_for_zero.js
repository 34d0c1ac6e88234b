// waitFor() with no time at all: only what is done already counts.
function* snail() {
  print("snail: starts");
  return "snail";
}

async function main() {
  try {
    await waitFor(snail(), 0);
  } catch (error) {
    if (error instanceof TimeoutError) print("judge: the snail did not even start");
  }
  const hare = createTask(sleep(0, "hare"));
  await hare;
  print("judge:", await waitFor(hare, 0), "is in the goal");
  try {
    await waitFor(createTask(sleep(1)), -1);
  } catch (error) {
    if (error instanceof TimeoutError) print("judge: less than nothing is too little as well");
  }
}

await run(main);
