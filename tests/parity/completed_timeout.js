// With a timeout, whatever is not there in time is a TimeoutError each; the tasks run on.
function* postcard(city, seconds) {
  yield* sleep(seconds);
  return `greetings from ${city}`;
}

function* main() {
  const journeys = [["Rome", 0.02], ["Lima", 0.12], ["Oslo", 0.15]];
  const cards = journeys.map(([city, seconds]) => createTask(postcard(city, seconds)));
  for (const card of asCompleted(cards, { timeout: 0.06 })) {
    try {
      print(yield* card);
    } catch (error) {
      print("still on its way:", [error]);
    }
  }
  print(yield* cards[1]);
}

await run(main);
