// A task keeps what its coroutine returned or raised.
async function egg(minutes) {
  await sleep(0);
  if (minutes > 10) {
    throw new ValueError("hard as stone");
  }
  return "soft";
}

async function main() {
  const good = createTask(egg(4));
  const bad = createTask(egg(40));
  print(good.done(), bad.done());
  await wait([good, bad]);
  print(good.done(), good.cancelled(), good.result(), good.exception());
  print(bad.done(), bad.cancelled(), [bad.exception()]);
  try {
    bad.result();
  } catch (error) {
    print("result() raises:", error.message);
  }
}

await run(main);
