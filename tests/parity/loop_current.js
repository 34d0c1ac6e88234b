// getEventLoop() is the loop that was set, but inside a coroutine always the one that runs.
function* whose() {
  return [getEventLoop(), getRunningLoop()];
}

const home = newEventLoop();
const away = newEventLoop();
setEventLoop(home);
print("set:", getEventLoop() === home);
const [current, running] = await away.runUntilComplete(whose());
print("inside:", current === away, running === away);
print("afterwards:", getEventLoop() === home);
home.close();
away.close();
