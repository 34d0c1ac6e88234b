// Nothing can be asked of a closed loop.
async function attempt(label, action) {
  try {
    await action();
  } catch (error) {
    print(`${label}: ${error.message}`);
  }
}

function* dream() {}

const loop = newEventLoop();
const future = loop.createFuture();
const coroutine = dream();
loop.callSoon(print, "never said");
loop.close();
await attempt("run_until_complete", () => loop.runUntilComplete(future));
await attempt("run_forever", () => loop.runForever());
await attempt("call_soon", () => loop.callSoon(print, "hello"));
await attempt("call_later", () => loop.callLater(1, print, "hello"));
await attempt("create_task", () => loop.createTask(coroutine));
coroutine.return();
