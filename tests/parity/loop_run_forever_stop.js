// runForever() ends after the turn in which stop() was called, and can be started again.
function first(loop) {
  print("first");
  loop.callSoon(print, "asked for by first");
}

const loop = newEventLoop();
loop.callSoon(first, loop);
loop.callSoon(() => loop.stop());
loop.callSoon(print, "second");
await loop.runForever();
print("-- stopped, running:", loop.isRunning());
loop.callSoon(() => loop.stop());
await loop.runForever();
print("-- stopped again");
loop.stop();
loop.callSoon(print, "one turn although stopped before");
await loop.runForever();
loop.close();
