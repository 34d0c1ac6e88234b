// sleep() takes a result; zero and less than zero are one bare turn.
async function dreamer(name, seconds) {
  const dream = await sleep(seconds, `${name} dreamt for ${seconds}`);
  print(dream);
}

async function main() {
  print("without a result:", await sleep(0));
  await gather(dreamer("cat", 0.05), dreamer("dog", 0.02), dreamer("owl", -1), dreamer("bat", 0));
}

await run(main);
