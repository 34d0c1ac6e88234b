// The results of gather come in the order of the arguments, not of completion.
async function dish(name, seconds) {
  await sleep(seconds);
  print(`${name} is ready`);
  return name;
}

async function main() {
  const menu = await gather(dish("soup", 0.06), dish("salad", 0.02), dish("roast", 0.1));
  print("served:", menu);
}

await run(main);
