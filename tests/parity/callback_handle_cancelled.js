// A handle can be cancelled until its callback runs, even by a callback of the same turn.
function* main() {
  const loop = getRunningLoop();
  const alarm = loop.callSoon(print, "alarm: rings");
  print(alarm.cancelled());
  alarm.cancel();
  alarm.cancel();
  print(alarm.cancelled());

  const handles = {};
  loop.callSoon(() => handles.bell.cancel());
  handles.bell = loop.callSoon(print, "bell: rings");
  handles.gong = loop.callSoon(print, "gong: sounds");
  yield* sleep(0);
  handles.gong.cancel();
  print(handles.bell.cancelled(), handles.gong.cancelled());
}

await run(main);
