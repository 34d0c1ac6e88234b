// An exception set on a future is raised where the future is awaited.
async function sailor(name, weather) {
  try {
    await weather;
  } catch (error) {
    print(`${name}: stays in port, ${error.message}`);
  }
}

async function main() {
  const weather = getRunningLoop().createFuture();
  const crew = gather(sailor("Finn", weather), sailor("Greta", weather));
  await sleep(0);
  weather.setException(new RuntimeError("storm warning"));
  await crew;
  print("exception():", [weather.exception()]);
  try {
    weather.result();
  } catch (error) {
    print("result() raises:", error.message);
  }
}

await run(main);
