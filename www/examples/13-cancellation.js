// cancel() is a request: CancelledError is thrown in where
// the task waits, and finally still runs.
async function download(film) {
  try {
    for (let part = 1; ; part += 1) {
      print(`${film}: part ${part}`);
      await sleep(1);
    }
  } finally {
    print('deleting the unfinished film');
    await sleep(0.5); // tidying up may take its time
  }
}

const task = createTask(download('Aurora'));
await sleep(2.5);
print('the disk is full:', task.cancel());

try {
  await task;
} catch (error) {
  print(error.name, task.cancelled());
}
