// One failure, many listeners: each of them is given the very same error.
async function reporter(news) {
  try {
    await news;
  } catch (error) {
    return error;
  }
}

async function flood() {
  await sleep(0);
  throw new RuntimeError("the river rises");
}

async function main() {
  const news = createTask(flood());
  const [first, second] = await gather(reporter(news), reporter(news));
  print(first.message);
  print("same error:", first === second, first === news.exception());
}

await run(main);
