// A timer that is due at once still comes behind what is ready, the earliest deadline first.
function* main() {
  const loop = getRunningLoop();
  loop.callLater(0, print, "timer: now");
  loop.callLater(-1, print, "timer: a second ago");
  loop.callSoon(print, "callback: one");
  loop.callLater(-2, print, "timer: two seconds ago");
  loop.callSoon(print, "callback: two");
  yield* sleep(0);
  print("main: the timers come after me");
  yield* sleep(0);
  print("main: all have rung");
}

await run(main);
