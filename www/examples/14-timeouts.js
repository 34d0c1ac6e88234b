// A timeout cancels what it guards when the time is up.
async function call(friend, seconds) {
  print(`calling ${friend} ...`);
  await sleep(seconds);
  return `${friend} picks up`;
}

print(await waitFor(call('Mina', 1), 2));
try {
  print(await waitFor(call('Jun', 5), 2));
} catch (error) {
  print(`${error.name}: Jun is out`);
}

await asyncWith(timeout(2), async (patience) => {
  print(await call('Ada', 1));
  const now = getRunningLoop().time();
  patience.reschedule(now + 4); // good news: wait longer
  print(await call('Bo', 3));
});
