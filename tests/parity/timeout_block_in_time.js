// A block that ends in time leaves nothing behind: no error, no timer.
async function main() {
  const first = timeout(0.05);
  await asyncWith(first, async () => {
    await sleep(0.02);
    print("train: doors close");
  });
  print("late:", first.expired());
  await sleep(0.06);
  print("train: still rolling");

  const second = timeout(0.05);
  try {
    await asyncWith(second, async () => {
      throw new ValueError("leaves on the track");
    });
  } catch (error) {
    print("train:", error.message, "late:", second.expired());
  }
}

await run(main);
