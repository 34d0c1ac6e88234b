// A loop that runs cannot be run again, nor can another one inside it, nor can it be closed.
async function attempt(label, action) {
  try {
    await action();
  } catch (error) {
    print(`${label}: ${error.message}`);
  }
}

async function matryoshka(loop, other) {
  await sleep(0);
  await attempt("same loop", () => loop.runUntilComplete(loop.createFuture()));
  await attempt("same loop, forever", () => loop.runForever());
  await attempt("other loop", () => other.runUntilComplete(other.createFuture()));
  await attempt("close", () => loop.close());
  return "still turning";
}

const loop = newEventLoop();
const other = newEventLoop();
print(await loop.runUntilComplete(matryoshka(loop, other)));
loop.close();
other.close();
