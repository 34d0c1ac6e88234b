// The timeout of wait() raises nothing and cancels nothing: what is late is pending.
async function guest(name, seconds) {
  await sleep(seconds);
  print(`${name}: arrives`);
  return name;
}

async function main() {
  const ada = createTask(guest("Ada", 0.02));
  const bo = createTask(guest("Bo", 0.09));
  const [done, pending] = await wait([ada, bo], { timeout: 0.05 });
  print("host: dinner for", done.size, "and", pending.size, "is late");
  print("cancelled:", bo.cancelled(), "requests:", bo.cancelling());
  print("host: welcome,", await bo);
}

await run(main);
