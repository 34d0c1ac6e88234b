// callLater() counts from now, callAt() from the beginning of the loop's time.
async function main() {
  const loop = getRunningLoop();
  const chime = (name) => print(`${name} at ${loop.time().toFixed(2)}`);

  await sleep(0.5);
  const tea = loop.callLater(0.75, chime, "tea");
  const dinner = loop.callAt(1, chime, "dinner");
  print(`tea is due at ${tea.when().toFixed(2)}, dinner at ${dinner.when().toFixed(2)}`);
  await sleep(1);
  loop.callAt(0.25, chime, "a bell for an hour gone by");
  await sleep(0);
  print(`the day ends at ${loop.time().toFixed(2)}`);
}

await run(main);
