// The same breakfast twice: one thing after the other,
// then all at once.
async function cook(dish, seconds) {
  print(`${dish} on`);
  await sleep(seconds);
  print(`${dish} ready`);
  return dish;
}

const loop = getEventLoop();

let start = loop.time();
await cook('egg', 3);
await cook('toast', 1);
print(`in sequence: ${loop.time() - start} s`);

start = loop.time();
const dishes = await gather(cook('egg', 3), cook('toast', 1));
print(`gathered: ${loop.time() - start} s`);
print(dishes); // in the order of the arguments
