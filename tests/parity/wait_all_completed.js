// wait() parts its tasks into done and pending; with no more said, it waits for all.
async function ship(name, seconds) {
  await sleep(seconds);
  if (name === "Dove") {
    throw new RuntimeError("lost");
  }
  return `${name} is in`;
}

async function main() {
  const ships = [["Gull", 0.05], ["Dove", 0.02]].map(([name, seconds]) => createTask(ship(name, seconds)));
  const [done, pending] = await wait(ships);
  print(done.size, pending.size, ships.every((task) => done.has(task)));
  print(ships[0].result(), [ships[1].exception()]);
}

await run(main);
