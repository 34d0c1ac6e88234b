// Waiting and notifying need the condition's lock.
async function main() {
  const bell = new Condition();
  print("locked:", bell.locked());
  const attempts = [() => bell.wait(), () => bell.notify(), () => bell.notifyAll(), () => bell.release()];
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch (error) {
      print(error.message);
    }
  }
  print("acquire:", await bell.acquire(), bell.locked());
  bell.notifyAll();
  bell.release();
}

await run(main);
