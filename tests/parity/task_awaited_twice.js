// A task can be awaited again and again: it ran once and answers the same each time.
function* well(bucket) {
  print(`well: fills the ${bucket} bucket`);
  yield* sleep(0);
  if (bucket === "broken") {
    throw new ValueError("it leaks");
  }
  return `${bucket} bucket of water`;
}

async function main() {
  const good = createTask(well("red"));
  print(await good);
  print(await good);
  const bad = createTask(well("broken"));
  for (const attempt of [1, 2]) {
    try {
      await bad;
    } catch (error) {
      print(`attempt ${attempt}:`, error.message);
    }
  }
}

await run(main);
