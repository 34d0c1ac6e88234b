// Each run() has a loop of its own and closes it.
async function main() {
  return getRunningLoop();
}

const monday = await run(main);
const tuesday = await run(main);
print("same loop:", monday === tuesday);
print("closed:", monday.isClosed(), tuesday.isClosed());
