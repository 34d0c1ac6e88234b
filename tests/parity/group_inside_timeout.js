// A deadline around a group cancels all its tasks and comes out as TimeoutError.
async function guide(name, seconds) {
  try {
    await sleep(seconds);
    print(`${name}: shows the castle`);
  } catch (error) {
    print(`${name}: the gate closes`);
    throw error;
  }
}

async function main() {
  try {
    await asyncWith(timeout(0.05), async () => {
      await asyncWith(new TaskGroup(), async (tours) => {
        tours.createTask(guide("Ida", 0.02));
        tours.createTask(guide("Jon", 1));
      });
    });
  } catch (error) {
    print("castle:", [error]);
  }
}

await run(main);
