function late(number) {
  print("a callback after main", number);
}

async function main(number) {
  const leftOver = createTask(sleep(5));
  print(currentTask().getName(), leftOver.getName());
  getRunningLoop().callSoon(late, number);
}

await run(() => main(1));
await run(() => main(2));
const runner = new Runner();
await runner.run(() => main(3));
await runner.run(() => main(4));
await runner.close();
await run(() => main(5));
