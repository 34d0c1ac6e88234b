// reschedule() moves the deadline of a block that is running.
async function main() {
  const loop = getRunningLoop();
  try {
    await asyncWith(timeout(0.06), async (limit) => {
      for (let chapter = 1; chapter < 6; chapter += 1) {
        await sleep(0.04);
        print(`read chapter ${chapter}`);
        if (chapter < 3) {
          limit.reschedule(loop.time() + 0.06);
        }
      }
    });
  } catch (error) {
    if (error instanceof TimeoutError) print("lights out");
  }

  const open = timeout(0.03);
  await asyncWith(open, async (limit) => {
    limit.reschedule(null);
    await sleep(0.06);
  });
  print("no deadline:", open.when());
}

await run(main);
