// A native coroutine: async makes it, and await pauses it
// until the other one is done.
async function boil(seconds) {
  print('kettle on');
  await sleep(seconds);
  print('kettle whistles');
  return 'hot water';
}

async function tea() {
  const water = await boil(2); // tea pauses here; boil runs
  print(`leaves into ${water}`);
  await sleep(1);
  return 'a cup of tea';
}

print('here you are:', await tea());
