// asyncWith gives a lock back even when its block fails; a free lock cannot be released.
async function baker(oven) {
  await asyncWith(oven, async () => {
    print("oven taken:", oven.locked());
    throw new ValueError("no flour");
  });
}

async function main() {
  const oven = new Lock();
  try {
    await baker(oven);
  } catch (error) {
    print("baker:", error.message);
  }
  print("oven taken:", oven.locked());
  try {
    oven.release();
  } catch (error) {
    print("release:", error.message);
  }
}

await run(main);
