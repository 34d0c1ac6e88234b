// waitFor(shield(...)) gives up waiting, not the work.
async function letter() {
  for (const mile of [1, 2, 3]) {
    await sleep(0.04);
    print(`letter: mile ${mile}`);
  }
  return "dear Ida";
}

async function main() {
  const post = createTask(letter());
  try {
    await waitFor(shield(post), 0.06);
  } catch (error) {
    if (error instanceof TimeoutError) print("Ida: stops waiting at the door");
  }
  print("Ida: reads", await post);
}

await run(main);
